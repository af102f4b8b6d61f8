package org.scriptline.prescription.lint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.products.DeaSchedule;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.products.Recognition;
import org.scriptline.contracts.products.Recognition.Conflict;
import org.scriptline.contracts.products.Recognition.IngredientOnly;
import org.scriptline.contracts.products.Recognition.RecognisedProduct;
import org.scriptline.contracts.products.Recognition.Unrecognised;

/** Schedules II to V, and products of unknown schedule, are not sent without the EPCS module (21 CFR part 1311).
 *
 * <p>The schedule of a recognised product decides. Beyond it every controlled name anywhere in the text or among the
 * ingredients refuses the order, so that neither a strange spelling of the rest nor a wrong code opens a way round.
 */
final class ControlledSubstanceRule implements LintRule {
    /** A controlled drug's name has at most this many words ("sodium oxybate"). */
    private static final int LONGEST_NAME = 3;

    /** So many characters of texts are remembered at most. */
    private static final long CHARACTERS = 200_000;

    private final ProductTable products;
    private final Cache<String, List<String>> controlledNames = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .weigher((String text, Object names) -> text.length() + 1)
            .build();

    ControlledSubstanceRule(ProductTable products) {
        this.products = products;
    }

    @Override
    public String name() {
        return "no-controlled-substances";
    }

    @Override
    public List<Finding> check(LintContext context) {
        String path = context.order().paths().drug();
        DeaSchedule schedule = schedule(context.recognition());
        if (schedule == DeaSchedule.UNKNOWN) {
            return List.of(Finding.error(ErrorCode.SCHEDULE_UNKNOWN, path));
        }
        boolean controlled = !schedule.allowedWithoutEpcs()
                || controlledName(context.order().drug(), context.recognition()).isPresent();
        return controlled ? List.of(Finding.error(ErrorCode.CONTROLLED_SUBSTANCE, path)) : List.of();
    }

    private static DeaSchedule schedule(Recognition recognition) {
        return switch (recognition) {
            case RecognisedProduct known -> known.product().schedule();
            case IngredientOnly named -> named.schedule();
            case Unrecognised unknown -> DeaSchedule.NONE;
            case Conflict conflict -> DeaSchedule.NONE;
        };
    }

    private Optional<String> controlledName(OrderedDrug drug, Recognition recognition) {
        Stream<String> texts = Stream.concat(Stream.ofNullable(drug.text()), drug.ingredientNames().stream());
        return texts.flatMap(text -> controlledNames.get(text, this::controlledNames).stream())
                .filter(name -> !isIn(recognition, name))
                .findFirst();
    }

    private List<String> controlledNames(String text) {
        return names(text).filter(this::isControlled).toList();
    }

    /** Every run of one to three words. */
    private static Stream<String> names(String text) {
        String[] words = text.strip().split("[^\\p{L}\\d']+");
        return Stream.iterate(0, from -> from < words.length, from -> from + 1)
                .flatMap(from -> Stream.iterate(from + 1, to -> to <= words.length, to -> to + 1)
                        .limit(LONGEST_NAME)
                        .map(to -> String.join(" ", Arrays.copyOfRange(words, from, to))));
    }

    private boolean isControlled(String name) {
        return products.byName(name)
                .filter(drug -> !drug.schedule().allowedWithoutEpcs())
                .isPresent();
    }

    /** A product of its own schedule may contain a controlled ingredient (diphenoxylate with atropine is V, not II). */
    private boolean isIn(Recognition recognition, String name) {
        return recognition instanceof RecognisedProduct known
                && products.byName(name)
                        .filter(drug -> drug.ingredients().stream()
                                .allMatch(
                                        one -> known.product().ingredientNames().contains(one.name())))
                        .isPresent();
    }
}
