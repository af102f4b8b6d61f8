package org.scriptline.prescription.fhir;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Reads codes and words out of a CodeableConcept. */
final class Codings {
    private Codings() {}

    static @Nullable String code(CodeableConcept concept, String system) {
        return code(concept, Set.of(system));
    }

    static @Nullable String code(CodeableConcept concept, Collection<String> systems) {
        return coding(concept, systems).map(Coding::getCode).orElse(null);
    }

    static Optional<Coding> coding(CodeableConcept concept, Collection<String> systems) {
        return concept.getCoding().stream()
                .filter(coding -> coding.hasCode() && systems.contains(String.valueOf(coding.getSystem())))
                .findFirst();
    }

    static boolean has(CodeableConcept concept, Set<String> codes) {
        return concept.getCoding().stream().anyMatch(coding -> codes.contains(String.valueOf(coding.getCode())));
    }

    /** The concept in words: its text, else the first display. */
    static @Nullable String words(CodeableConcept concept) {
        return concept.hasText()
                ? concept.getText().strip()
                : concept.getCoding().stream()
                        .filter(Coding::hasDisplay)
                        .map(coding -> coding.getDisplay().strip())
                        .findFirst()
                        .orElse(null);
    }
}
