package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.prescription.fhir.TransactionEntry.FactEntry;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.lint.PatientFacts;
import org.scriptline.prescription.patient.RecordFacts;

/** Reads one resource as a fact of its patient's record: one that holds, one that is taken back, or one not used. */
final class FactReading {
    static final Map<String, Class<? extends Resource>> TYPES = Map.of(
            "AllergyIntolerance", AllergyIntolerance.class,
            "Condition", Condition.class,
            "Observation", Observation.class,
            "Coverage", Coverage.class,
            "MedicationRequest", MedicationRequest.class,
            "MedicationStatement", MedicationStatement.class,
            "MedicationDispense", MedicationDispense.class);

    /** What tells two resources of one patient apart when their sender gives them no identifier. */
    private static final List<String> IDENTITY = List.of(
            "code",
            "medicationCodeableConcept",
            "medicationReference",
            "class",
            "effectiveDateTime",
            "effectivePeriod",
            "onsetDateTime",
            "onsetAge",
            "authoredOn",
            "whenPrepared",
            "whenHandedOver");

    private static final PatientFacts NOTHING = new PatientFacts(List.of(), List.of(), List.of());

    private final List<Finding> findings;
    private final LocalDate today;

    FactReading(List<Finding> findings, LocalDate today) {
        this.findings = findings;
        this.today = today;
    }

    /** What a resource says, and the id of the fact that it says it about. */
    private record Said(@Nullable String fact, RecordFacts facts) {
        static final Said NOTHING_USED = new Said(null, RecordFacts.of(NOTHING));

        static Said of(String fact, boolean holds, RecordFacts stated) {
            return new Said(fact, holds ? stated : new RecordFacts(NOTHING, List.of(), null, null, Set.of(fact)));
        }
    }

    FactEntry read(BundleNode node, PatientTarget patient, ObjectNode alone, Resource resource) {
        Said said = switch (resource) {
            case AllergyIntolerance allergy -> allergy(allergy, node.path());
            case Condition condition -> condition(condition, node.path());
            case Observation observation -> observation(observation, node.path());
            case Coverage coverage -> coverage(coverage, node.path());
            default -> medication(resource, node.path());
        };
        Optional<Identifier> identifier = identifier(alone);
        return new FactEntry(
                node.index(),
                node.path(),
                node.type(),
                node.fullUrl(),
                patient,
                said.facts(),
                said.facts().retracted().isEmpty() ? said.fact() : null,
                identifier.map(one -> one.system() + "|" + one.value()).orElseGet(() -> identity(alone)),
                identifier.orElse(null),
                alone,
                node.ifNoneExist());
    }

    private Said allergy(AllergyIntolerance allergy, String path) {
        HistoryMapping mapping = new HistoryMapping(findings);
        boolean holds = mapping.isTrueNow(allergy.getVerificationStatus(), allergy.getClinicalStatus(), path);
        return mapping.allergy(allergy, path)
                .map(fact -> Said.of(
                        fact.id(), holds, RecordFacts.of(new PatientFacts(List.of(fact), List.of(), List.of()))))
                .orElse(Said.NOTHING_USED);
    }

    private Said condition(Condition condition, String path) {
        HistoryMapping mapping = new HistoryMapping(findings);
        boolean holds = mapping.isTrueNow(condition.getVerificationStatus(), condition.getClinicalStatus(), path)
                && !condition.hasAbatement();
        return mapping.condition(condition, path)
                .map(fact -> Said.of(
                        fact.id(), holds, RecordFacts.of(new PatientFacts(List.of(), List.of(), List.of(fact)))))
                .orElse(Said.NOTHING_USED);
    }

    private Said observation(Observation observation, String path) {
        boolean holds = ObservationMapping.isResult(observation);
        if (observation.hasDataAbsentReason()) {
            return Said.NOTHING_USED;
        }
        return new ObservationMapping(findings)
                .fact(observation, path)
                .map(fact -> Said.of(
                        fact.id(), holds, RecordFacts.of(new PatientFacts(List.of(), List.of(fact), List.of()))))
                .orElse(Said.NOTHING_USED);
    }

    private Said coverage(Coverage coverage, String path) {
        boolean active = !coverage.hasStatus() || coverage.getStatus() == CoverageStatus.ACTIVE;
        PlanReference plan = new CoverageMapping(active ? findings : new ArrayList<>()).plan(coverage, path);
        if (plan == null) {
            return Said.NOTHING_USED;
        }
        return new Said(
                null, new RecordFacts(NOTHING, List.of(), active ? plan : null, active ? null : plan, Set.of()));
    }

    private Said medication(Resource resource, String path) {
        return new MedicationHistory(findings, today)
                .of(resource, path)
                .map(told -> Said.of(
                        told.fact().id(),
                        told.holds(),
                        new RecordFacts(NOTHING, List.of(told.fact()), null, null, Set.of())))
                .orElse(Said.NOTHING_USED);
    }

    private static Optional<Identifier> identifier(ObjectNode resource) {
        for (JsonNode one : resource.path("identifier")) {
            if (one.path("system").isTextual() && one.path("value").isTextual()) {
                return Optional.of(new Identifier(
                        one.path("system").asText(), one.path("value").asText()));
            }
        }
        return Optional.empty();
    }

    private static String identity(ObjectNode resource) {
        ObjectNode identity = Json.object();
        for (String element : IDENTITY) {
            if (resource.has(element)) {
                identity.set(element, resource.get(element));
            }
        }
        // A contained Medication has another id in each Bundle.
        for (JsonNode contained : resource.path("contained")) {
            if (contained.path("resourceType").asText().equals("Medication")) {
                identity.set("medicationReference", contained.path("code"));
            }
        }
        return identity.toString();
    }
}
