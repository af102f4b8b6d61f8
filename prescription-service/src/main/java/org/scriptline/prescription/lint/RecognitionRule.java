package org.scriptline.prescription.lint;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.products.Recognition.Conflict;
import org.scriptline.contracts.products.Recognition.IngredientOnly;
import org.scriptline.contracts.products.Recognition.NamedBy;
import org.scriptline.contracts.products.Recognition.RecognisedProduct;
import org.scriptline.contracts.products.Recognition.Source;
import org.scriptline.contracts.products.Recognition.Unrecognised;

/** Codes and words name one product. An ingredient's code is answered with the products to choose from; a drug that is
 * not recognised is stored and named, and the gate will hold it.
 */
final class RecognitionRule implements LintRule {
    private static final int PICK_LIST = 10;

    private final RememberedDrugs recognition;

    RecognitionRule(RememberedDrugs recognition) {
        this.recognition = recognition;
    }

    @Override
    public String name() {
        return "one-product";
    }

    @Override
    public List<Finding> check(LintContext context) {
        String path = context.order().paths().drug();
        OrderedDrug drug = context.order().drug();
        return switch (context.recognition()) {
            case RecognisedProduct known -> compared(drug, known, path);
            case IngredientOnly named ->
                named.namedBy() == NamedBy.RXNORM_CODE
                        ? List.of(Finding.error(ErrorCode.DRUG_IS_INGREDIENT, path, pickList(named)))
                        : strengthStated(drug, named, path);
            case Conflict conflict ->
                List.of(Finding.error(
                        ErrorCode.DRUG_CODES_DISAGREE,
                        path,
                        "The " + word(conflict.one()) + " names " + conflict.oneNames() + ", the "
                                + word(conflict.other()) + " names " + conflict.otherNames() + "."));
            case Unrecognised unknown ->
                drug.isNamed()
                        ? List.of(Finding.warning(
                                ErrorCode.DRUG_NOT_RECOGNISED,
                                path,
                                Medications.description(drug, unknown) + " is not recognised and cannot be screened."))
                        : List.of();
        };
    }

    private List<Finding> compared(OrderedDrug drug, RecognisedProduct known, String path) {
        for (String code : drug.rxcuis()) {
            @Nullable String other = otherDrug(code, known);
            if (other != null) {
                return List.of(Finding.error(
                        ErrorCode.DRUG_CODES_DISAGREE,
                        path,
                        "One RxNorm code names " + known.product().name() + ", another names " + other + "."));
            }
        }
        return textCompared(drug, known, path);
    }

    /** What the further code names when it is another drug, null when it agrees or is not in the table. */
    private @Nullable String otherDrug(String code, RecognisedProduct known) {
        return switch (recognition.recognise(code, null, null)) {
            case RecognisedProduct other ->
                other.product().sameDrugAs(known.product())
                        ? null
                        : other.product().name();
            case IngredientOnly named ->
                known.product()
                                .ingredientNames()
                                .contains(named.ingredients().getFirst().name())
                        ? null
                        : named.ingredients().getFirst().name();
            case Unrecognised unknown -> null;
            case Conflict conflict -> null;
        };
    }

    /** A name without any number states no strength: the pharmacist will have to ask. */
    private static List<Finding> strengthStated(OrderedDrug drug, IngredientOnly named, String path) {
        boolean refused = !named.schedule().allowedWithoutEpcs();
        return refused || drug.text() == null || drug.text().chars().anyMatch(Character::isDigit)
                ? List.of()
                : List.of(Finding.warning(
                        ErrorCode.DRUG_IS_INGREDIENT, path, "No strength is stated. " + pickList(named)));
    }

    /** A code wins over words that the table cannot read, but the prescriber must know that nobody compared them. */
    private List<Finding> textCompared(OrderedDrug drug, RecognisedProduct known, String path) {
        boolean unread = drug.text() != null
                && (drug.rxcui() != null || drug.ndc() != null)
                && recognition.recognise(null, null, drug.text()) instanceof Unrecognised;
        return unread
                ? List.of(Finding.warning(
                        ErrorCode.DRUG_CODES_DISAGREE,
                        path + ".text",
                        "The text could not be compared with its code, which names "
                                + known.product().name() + "; the code is sent."))
                : List.of();
    }

    private static String pickList(IngredientOnly named) {
        String ingredient = named.ingredients().getFirst().name();
        if (named.pickList().isEmpty()) {
            return "The order names the ingredient " + ingredient + ", not a product.";
        }
        return "The order names the ingredient " + ingredient + "; choose one of: "
                + named.pickList().stream()
                        .limit(PICK_LIST)
                        .map(product -> product.name() + " (" + product.rxcui() + ")")
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String word(Source source) {
        return switch (source) {
            case RXNORM_CODE -> "RxNorm code";
            case NDC -> "NDC";
            case TEXT -> "text";
        };
    }
}
