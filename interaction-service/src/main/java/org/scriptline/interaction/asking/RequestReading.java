package org.scriptline.interaction.asking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.interaction.asking.ScreeningRequest.AllergyInput;
import org.scriptline.interaction.asking.ScreeningRequest.Drug;
import org.scriptline.interaction.asking.ScreeningRequest.IngredientInput;
import org.scriptline.interaction.screening.Dosings;
import org.scriptline.interaction.screening.DrugDirectory;
import org.scriptline.interaction.screening.DrugSource;
import org.scriptline.interaction.screening.Ingredient;
import org.scriptline.interaction.screening.RecognisedDrug;
import org.scriptline.interaction.screening.Routes;
import org.scriptline.interaction.screening.ScreenedDrug;
import org.scriptline.interaction.screening.UnscreenedItems;

/** Reads the drugs and allergies of a request; what is not recognised is named. */
final class RequestReading {
    private static final int DRAFT_LIMIT = 50;
    /** A person with more drugs, facts or values than this is a mistake of whoever asks. */
    static final int LIST_LIMIT = 500;

    /** A kilogram a day; no drug is taken so. */
    private static final BigDecimal MILLIGRAMS_LIMIT = BigDecimal.valueOf(1_000_000);

    private static final BigDecimal TIMES_LIMIT = BigDecimal.valueOf(48);
    private static final BigDecimal MICROGRAMS_PER_HOUR_LIMIT = BigDecimal.valueOf(10_000);
    private static final int DURATION_LIMIT_DAYS = 36_500;
    private static final int TEXT_LIMIT = 500;
    private static final Pattern UNII = Pattern.compile("[0-9A-Z]{10}");
    private static final Set<String> STOPPED = Set.of("stopped", "completed", "cancelled", "ended");
    private static final Set<String> NO_FACT = Set.of("entered-in-error", "not-taken");
    private static final Set<String> TAKEN = Set.of("active", "on-hold", "intended", "unknown");

    private final DrugDirectory directory;
    private final List<NotScreened> notScreened = new ArrayList<>();

    RequestReading(DrugDirectory directory) {
        this.directory = directory;
    }

    List<NotScreened> notScreened() {
        return notScreened;
    }

    List<ScreenedDrug> drafts(@Nullable List<Drug> drafts) {
        if (drafts == null || drafts.isEmpty()) {
            throw new InvalidFieldException("draft", "A screening needs at least one drug in question.");
        }
        return drugs("draft", drafts, DRAFT_LIMIT, DrugSource.DRAFT);
    }

    List<ScreenedDrug> active(@Nullable List<Drug> active) {
        return drugs("active", active, LIST_LIMIT, DrugSource.ACTIVE);
    }

    private List<ScreenedDrug> drugs(String field, @Nullable List<Drug> inputs, int limit, DrugSource source) {
        List<ScreenedDrug> drugs = new ArrayList<>();
        List<Drug> given = limited(field, inputs, limit);
        for (int i = 0; i < given.size(); i++) {
            Drug input = element(given.get(i), field + "[" + i + "]");
            if (counts(input, field + "[" + i + "].status")) {
                drug(input, field + "[" + i + "]", source).ifPresent(drugs::add);
            }
        }
        return drugs;
    }

    private static boolean counts(Drug input, String field) {
        String status = input.status();
        boolean known = status == null
                || TAKEN.contains(status)
                || STOPPED.contains(status)
                || NO_FACT.contains(status)
                || status.equals("draft");
        if (!known) {
            throw new InvalidFieldException(
                    field, "It is active, on-hold, stopped, completed, not-taken, entered-in-error or unknown.");
        }
        return status == null || !NO_FACT.contains(status);
    }

    private Optional<ScreenedDrug> drug(Drug input, String field, DrugSource source) {
        String name = name(input, field);
        Integer stopped = input.stoppedDaysAgo();
        if (stopped != null && stopped < 0) {
            throw new InvalidFieldException(field + ".stoppedDaysAgo", "It is a number of days, 0 or more.");
        }
        doses(input, field);
        List<Ingredient> ingredients = new ArrayList<>();
        Map<String, BigDecimal> daily = new HashMap<>();
        RouteGroup route = Routes.group(input.route());
        List<IngredientInput> parts = limited(field + ".ingredients", input.ingredients(), DRAFT_LIMIT);
        if (parts.isEmpty()) {
            Optional<RecognisedDrug> found = recognise(input.rxcui(), input.unii(), input.ndc(), input.name(), field);
            ingredients.addAll(found.map(RecognisedDrug::ingredients).orElse(List.of()));
            if (input.route() == null && found.isPresent()) {
                route = Objects.requireNonNullElse(found.get().route(), RouteGroup.SYSTEMIC);
            }
        }
        boolean whole = !parts.isEmpty() || !ingredients.isEmpty();
        for (int i = 0; i < parts.size(); i++) {
            IngredientInput part = element(parts.get(i), field + ".ingredients[" + i + "]");
            Optional<RecognisedDrug> found =
                    recognise(part.rxcui(), part.unii(), null, part.name(), field + ".ingredients[" + i + "]");
            whole &= found.isPresent();
            List<Ingredient> known = found.map(RecognisedDrug::ingredients).orElse(List.of());
            ingredients.addAll(known);
            if (known.size() == 1 && part.dailyDoseMg() != null) {
                daily.put(known.getFirst().name(), part.dailyDoseMg());
            }
        }
        if (!whole) {
            notScreened.add(
                    source == DrugSource.DRAFT
                            ? UnscreenedItems.draft(name)
                            : UnscreenedItems.active(Objects.requireNonNullElse(input.id(), name), name));
        }
        return ingredients.isEmpty()
                ? Optional.empty()
                : Optional.of(screened(input, name, ingredients, route, source, daily));
    }

    /** A UNII is its substance's RxNorm code; beside a code of something else, neither is believed. */
    private Optional<RecognisedDrug> recognise(
            @Nullable String rxcui, @Nullable String unii, @Nullable String ndc, @Nullable String name, String field) {
        if (unii == null) {
            return directory.recognise(rxcui, ndc, name);
        }
        @Nullable String substance = substance(unii, field);
        if (rxcui == null || substance == null) {
            return directory.recognise(rxcui == null ? substance : rxcui, ndc, name);
        }
        Optional<RecognisedDrug> coded = directory.recognise(rxcui, ndc, name);
        return coded.map(RecognisedDrug::ingredients)
                        .equals(directory.recognise(substance, null, null).map(RecognisedDrug::ingredients))
                ? coded
                : Optional.empty();
    }

    /** Null for one that nobody knows. */
    private @Nullable String substance(String unii, String field) {
        if (!UNII.matcher(unii).matches()) {
            throw new InvalidFieldException(field + ".unii", "A UNII has ten digits and capital letters.");
        }
        return directory.rxcuiOfUnii(unii).orElse(null);
    }

    private static void doses(Drug input, String field) {
        PatientReading.positive(field + ".dailyDoseMg", input.dailyDoseMg(), MILLIGRAMS_LIMIT);
        PatientReading.positive(field + ".singleDoseMg", input.singleDoseMg(), MILLIGRAMS_LIMIT);
        PatientReading.positive(field + ".timesPerDay", input.timesPerDay(), TIMES_LIMIT);
        PatientReading.positive(field + ".doseRateMcgPerHour", input.doseRateMcgPerHour(), MICROGRAMS_PER_HOUR_LIMIT);
        Integer duration = input.durationDays();
        if (duration != null && (duration < 1 || duration > DURATION_LIMIT_DAYS)) {
            throw new InvalidFieldException(
                    field + ".durationDays", "It is a number of days from 1 to " + DURATION_LIMIT_DAYS + ".");
        }
        List<IngredientInput> parts = limited(field + ".ingredients", input.ingredients(), DRAFT_LIMIT);
        for (int i = 0; i < parts.size(); i++) {
            IngredientInput part = element(parts.get(i), field + ".ingredients[" + i + "]");
            PatientReading.positive(
                    field + ".ingredients[" + i + "].dailyDoseMg", part.dailyDoseMg(), MILLIGRAMS_LIMIT);
        }
    }

    private static ScreenedDrug screened(
            Drug input,
            String name,
            List<Ingredient> ingredients,
            RouteGroup route,
            DrugSource source,
            Map<String, BigDecimal> daily) {
        boolean stopped = input.status() != null && STOPPED.contains(input.status());
        Integer stoppedDaysAgo = input.stoppedDaysAgo();
        boolean active = source == DrugSource.ACTIVE;
        return new ScreenedDrug(
                input.id(),
                name,
                code(input, ingredients),
                ingredients,
                route,
                source,
                active ? input.source() : null,
                input.prescriber(),
                null,
                input.startedOn(),
                stoppedDaysAgo == null && stopped ? Integer.valueOf(0) : stoppedDaysAgo,
                Dosings.of(
                        new Dosings.Told(
                                input.dailyDoseMg(),
                                input.singleDoseMg(),
                                input.timesPerDay(),
                                input.doseRateMcgPerHour(),
                                input.durationDays(),
                                input.indication(),
                                input.doseText(),
                                daily),
                        ingredients),
                input.replaces());
    }

    /** Who asked by a UNII is answered with the RxNorm code of the substance. */
    private static @Nullable String code(Drug input, List<Ingredient> ingredients) {
        return input.rxcui() == null && input.unii() != null && ingredients.size() == 1
                ? ingredients.getFirst().rxcui()
                : input.rxcui();
    }

    private static String name(Drug input, String field) {
        String name = input.name();
        if (name == null || name.isBlank()) {
            return Stream.of(input.rxcui(), input.ndc(), input.unii())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow(() -> new InvalidFieldException(
                            field + ".name", "A drug needs a name, an RxNorm code, an NDC or a UNII."));
        }
        return bounded(name, field + ".name");
    }

    /** Null when nobody asked. */
    @Nullable
    List<AllergyFact> allergies(@Nullable List<AllergyInput> inputs) {
        if (inputs == null) {
            return null;
        }
        List<AllergyFact> facts = new ArrayList<>();
        List<AllergyInput> given = limited("allergies", inputs, LIST_LIMIT);
        for (int i = 0; i < given.size(); i++) {
            String field = "allergies[" + i + "]";
            AllergyInput input = element(given.get(i), field);
            String substance = input.substance();
            if (substance == null || substance.isBlank()) {
                throw new InvalidFieldException(field + ".substance", "An allergy needs its substance.");
            }
            facts.add(new AllergyFact(
                    field,
                    bounded(substance, field + ".substance"),
                    allergen(input, field),
                    input.reaction(),
                    input.type(),
                    input.criticality(),
                    null,
                    false));
        }
        return facts;
    }

    private @Nullable String allergen(AllergyInput input, String field) {
        return input.rxcui() != null || input.unii() == null ? input.rxcui() : substance(input.unii(), field);
    }

    static <T> List<T> limited(String field, @Nullable List<T> list, int limit) {
        if (list == null) {
            return List.of();
        }
        if (list.size() > limit) {
            throw new InvalidFieldException(field, "At most " + limit + " elements are taken.");
        }
        return list;
    }

    static <T> T element(@Nullable T element, String field) {
        if (element == null) {
            throw new InvalidFieldException(field, "It is null.");
        }
        return element;
    }

    static String bounded(String text, String field) {
        if (text.length() > TEXT_LIMIT) {
            throw new InvalidFieldException(field, "At most " + TEXT_LIMIT + " characters are taken.");
        }
        return text;
    }
}
