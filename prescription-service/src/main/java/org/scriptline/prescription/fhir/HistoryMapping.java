package org.scriptline.prescription.fhir;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ConditionFact;
import org.scriptline.prescription.lint.Finding;

/**
 * Contained allergies and conditions as facts. What is refuted, entered in error, resolved or inactive is no fact; what
 * has no status is one, since leaving an allergy out is the worse mistake.
 */
final class HistoryMapping {
    private static final Set<String> NOT_TRUE = Set.of("refuted", "entered-in-error");
    private static final Set<String> TRUE =
            Set.of("confirmed", "unconfirmed", "provisional", "differential", "presumed");
    private static final Set<String> NOW = Set.of("active", "recurrence", "relapse");
    private static final Set<String> OVER = Set.of("resolved", "inactive", "remission");

    /** SNOMED CT: no known allergy; no known drug allergy. */
    private static final Set<String> NO_KNOWN_ALLERGIES = Set.of("716186003", "409137002");

    private final List<Finding> findings;

    HistoryMapping(List<Finding> findings) {
        this.findings = findings;
    }

    List<AllergyFact> allergies(Contained contained) {
        return contained
                .all(AllergyIntolerance.class)
                .filter(part -> isTrueNow(
                        part.resource().getVerificationStatus(), part.resource().getClinicalStatus(), part.path()))
                .flatMap(part -> allergy(part.resource(), part.path()).stream())
                .toList();
    }

    List<ConditionFact> conditions(Contained contained) {
        return contained
                .all(Condition.class)
                .filter(part -> isTrueNow(
                        part.resource().getVerificationStatus(), part.resource().getClinicalStatus(), part.path()))
                .flatMap(part -> condition(part.resource(), part.path()).stream())
                .toList();
    }

    /** A status that R4 does not have is an error: guessed, it could hide an allergy. */
    boolean isTrueNow(CodeableConcept verification, CodeableConcept clinical, String path) {
        known(verification, TRUE, NOT_TRUE, path + ".verificationStatus");
        known(clinical, NOW, OVER, path + ".clinicalStatus");
        return !Codings.has(verification, NOT_TRUE) && !Codings.has(clinical, OVER);
    }

    private void known(CodeableConcept status, Set<String> some, Set<String> others, String path) {
        if (status.hasCoding() && !Codings.has(status, some) && !Codings.has(status, others)) {
            findings.add(Finding.error(ErrorCode.FHIR_INVALID, path, "R4 does not know this status."));
        }
    }

    Optional<AllergyFact> allergy(AllergyIntolerance allergy, String path) {
        CodeableConcept code = substance(allergy);
        @Nullable String words = Codings.words(code);
        @Nullable String rxcui = Codings.code(code, FhirSystems.RXNORM);
        boolean none = Codings.has(code, NO_KNOWN_ALLERGIES);
        if (words == null && rxcui == null && !none) {
            findings.add(Finding.error(
                    ErrorCode.REQUIRED_FIELD_MISSING, path + ".code", "The allergy names no substance in words."));
            return Optional.empty();
        }
        String substance = words != null ? words : none ? "No known allergies" : "RxNorm " + rxcui;
        return Optional.of(new AllergyFact(
                FactIds.of("allergy", rxcui != null ? rxcui : substance),
                substance,
                rxcui,
                reaction(allergy),
                allergy.hasType() ? allergy.getType().toCode() : null,
                allergy.hasCriticality() ? allergy.getCriticality().toCode() : null,
                recordedOn(allergy),
                none));
    }

    /** The code, else the substance of a reaction. */
    private static CodeableConcept substance(AllergyIntolerance allergy) {
        return allergy.hasCode()
                ? allergy.getCode()
                : allergy.getReaction().stream()
                        .map(AllergyIntolerance.AllergyIntoleranceReactionComponent::getSubstance)
                        .findFirst()
                        .orElseGet(CodeableConcept::new);
    }

    private static @Nullable String reaction(AllergyIntolerance allergy) {
        return allergy.getReaction().stream()
                .flatMap(reaction -> reaction.getManifestation().stream())
                .map(Codings::words)
                .filter(words -> words != null)
                .reduce((first, second) -> first + ", " + second)
                .orElse(null);
    }

    private static @Nullable LocalDate recordedOn(AllergyIntolerance allergy) {
        return Stream.of(allergy.getRecordedDateElement(), allergy.getLastOccurrenceElement())
                .map(date -> LocalDates.full(date.getValueAsString()))
                .filter(date -> date != null)
                .findFirst()
                .orElse(null);
    }

    Optional<ConditionFact> condition(Condition condition, String path) {
        @Nullable
        Coding coding = condition.getCode().getCoding().stream()
                .filter(Coding::hasCode)
                .findFirst()
                .orElse(null);
        @Nullable String words = Codings.words(condition.getCode());
        if (coding == null && words == null) {
            findings.add(Finding.error(
                    ErrorCode.REQUIRED_FIELD_MISSING, path + ".code", "The condition has neither words nor a code."));
            return Optional.empty();
        }
        @Nullable String code = coding == null ? null : coding.getCode();
        String name = words != null ? words : String.valueOf(code);
        return Optional.of(new ConditionFact(
                FactIds.of("condition", code == null ? name : code),
                name,
                code,
                coding == null ? null : coding.getSystem()));
    }
}
