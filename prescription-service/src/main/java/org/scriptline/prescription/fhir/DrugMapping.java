package org.scriptline.prescription.fhir;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;
import org.scriptline.prescription.lint.OrderedDrug;
import org.scriptline.prescription.lint.OrderedDrug.Kind;

/** The ordered drug from {@code medicationCodeableConcept} or a contained Medication. */
final class DrugMapping {
    /** The drug and the element that names it. */
    record Named(OrderedDrug drug, String path) {}

    private DrugMapping() {}

    static Named drug(MedicationRequest request, Contained contained) {
        if (request.hasMedicationReference()) {
            Optional<Contained.Part<Medication>> medication =
                    contained.find(request.getMedicationReference(), Medication.class);
            return medication
                    .map(part -> new Named(fromMedication(part.resource()), part.path() + ".code"))
                    .orElseGet(() -> new Named(
                            fromConcept(new CodeableConcept(), List.of(), Kind.PRODUCT),
                            "MedicationRequest.medicationReference"));
        }
        CodeableConcept concept =
                request.hasMedicationCodeableConcept() ? request.getMedicationCodeableConcept() : new CodeableConcept();
        return new Named(fromConcept(concept, List.of(), Kind.PRODUCT), "MedicationRequest.medicationCodeableConcept");
    }

    /** Several ingredients without a product's code are a recipe, not a product. */
    private static OrderedDrug fromMedication(Medication medication) {
        List<String> ingredients = medication.getIngredient().stream()
                .map(DrugMapping::ingredientName)
                .flatMap(Optional::stream)
                .toList();
        CodeableConcept code = medication.getCode();
        boolean coded = Codings.code(code, FhirSystems.RXNORM) != null || Codings.code(code, FhirSystems.NDC) != null;
        boolean compound = medication.getIngredient().size() > 1 && !coded;
        return fromConcept(code, ingredients, compound ? Kind.COMPOUND : Kind.PRODUCT);
    }

    private static Optional<String> ingredientName(MedicationIngredientComponent ingredient) {
        return ingredient.hasItemCodeableConcept()
                ? Optional.ofNullable(Codings.words(ingredient.getItemCodeableConcept()))
                : Optional.empty();
    }

    private static OrderedDrug fromConcept(CodeableConcept concept, List<String> ingredients, Kind kind) {
        @Nullable String text = Codings.words(concept);
        return new OrderedDrug(
                rxcuis(concept),
                strip(Codings.code(concept, FhirSystems.NDC)),
                text == null || text.isEmpty() ? null : text,
                ingredients,
                saysCompound(text) ? Kind.COMPOUND : kind);
    }

    private static List<String> rxcuis(CodeableConcept concept) {
        return concept.getCoding().stream()
                .filter(coding -> coding.hasCode() && FhirSystems.RXNORM.contains(String.valueOf(coding.getSystem())))
                .map(coding -> coding.getCode().strip())
                .distinct()
                .toList();
    }

    private static boolean saysCompound(@Nullable String text) {
        return text != null && text.toLowerCase(Locale.ROOT).matches(".*\\b(compound(ed|ing)|extemporaneous)\\b.*");
    }

    private static @Nullable String strip(@Nullable String code) {
        return code == null ? null : code.strip();
    }
}
