package org.scriptline.prescription.patient;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ConditionFact;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.MedicationFact;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.contracts.events.PlanReference;

/**
 * Brings what an order says about its patient into the practice's record: the latest demographics win, identifiers and
 * facts are added, and nothing that was known is forgotten because an order did not repeat it.
 */
public final class RecordMerge {

    private RecordMerge() {}

    /** A new record. */
    public static PatientRecordStated first(
            UUID patientId, String practice, Demographics demographics, RecordFacts facts) {
        PatientRecordStated empty = new PatientRecordStated(
                patientId, practice, demographics, List.of(), List.of(), List.of(), null, null, null);
        return merged(empty, demographics, facts);
    }

    /**
     * The record after a statement; equal to {@code known} when it says nothing new. What is retracted leaves first, so
     * that one statement may correct a fact.
     */
    public static PatientRecordStated merged(PatientRecordStated known, Demographics demographics, RecordFacts facts) {
        Set<String> gone = facts.retracted();
        List<ObservationFact> observations = without(known.observations(), ObservationFact::id, gone);
        observations.addAll(facts.stated().observations());
        List<MedicationFact> medications = medications(without(known.history(), MedicationFact::id, gone), facts);
        return new PatientRecordStated(
                known.patientId(),
                known.practice(),
                demographics(known.demographics(), demographics),
                allergies(
                        without(known.allergies(), AllergyFact::id, gone),
                        facts.stated().allergies()),
                newestPerCode(observations),
                union(
                        without(known.conditions(), ConditionFact::id, gone),
                        facts.stated().conditions(),
                        RecordMerge::conditionKey),
                medications.isEmpty() ? null : medications,
                plan(known.plan(), facts),
                facts.pharmacy().after(known.preferredPharmacyNcpdpId()));
    }

    private static @Nullable PlanReference plan(@Nullable PlanReference known, RecordFacts facts) {
        if (facts.plan() != null) {
            return facts.plan();
        }
        return known != null && known.equals(facts.endedPlan()) ? null : known;
    }

    private static <T> List<T> without(List<T> known, Function<T, String> id, Set<String> gone) {
        List<T> kept = new ArrayList<>(known);
        kept.removeIf(fact -> gone.contains(id.apply(fact)));
        return kept;
    }

    /** Said again, the later statement of one drug counts: it knows whether the drug is still taken. */
    private static List<MedicationFact> medications(List<MedicationFact> known, RecordFacts facts) {
        Map<String, MedicationFact> all = new LinkedHashMap<>();
        known.forEach(fact -> all.put(fact.id(), fact));
        facts.medications().forEach(fact -> all.put(fact.id(), fact));
        return List.copyOf(all.values());
    }

    private static Demographics demographics(Demographics known, Demographics stated) {
        Set<Identifier> identifiers = new LinkedHashSet<>(known.identifiers());
        identifiers.addAll(stated.identifiers());
        return new Demographics(
                stated.family() != null ? stated.family() : known.family(),
                stated.given().isEmpty() ? known.given() : stated.given(),
                stated.suffix() != null ? stated.suffix() : known.suffix(),
                stated.birthDate() != null ? stated.birthDate() : known.birthDate(),
                stated.sex() != null ? stated.sex() : known.sex(),
                stated.address() != null ? stated.address() : known.address(),
                stated.phone() != null ? stated.phone() : known.phone(),
                List.copyOf(identifiers));
    }

    /** A stated allergy ends an earlier "no known allergies"; the opposite statement does not delete an allergy. */
    private static List<AllergyFact> allergies(List<AllergyFact> known, List<AllergyFact> stated) {
        List<AllergyFact> all = union(known, stated, RecordMerge::allergyKey);
        boolean any = all.stream().anyMatch(allergy -> !allergy.noKnownAllergies());
        return any ? all.stream().filter(allergy -> !allergy.noKnownAllergies()).toList() : all;
    }

    private static String allergyKey(AllergyFact allergy) {
        return allergy.noKnownAllergies()
                ? "none known"
                : allergy.rxcui() + "|" + allergy.substance().toLowerCase(Locale.ROOT);
    }

    private static String conditionKey(ConditionFact condition) {
        return condition.code() != null
                ? condition.system() + "|" + condition.code()
                : condition.name().toLowerCase(Locale.ROOT);
    }

    private static <T> List<T> union(List<T> known, List<T> stated, Function<T, String> key) {
        Map<String, T> all = new LinkedHashMap<>();
        known.forEach(fact -> all.put(key.apply(fact), fact));
        stated.forEach(fact -> all.merge(key.apply(fact), fact, RecordMerge::sameOrNewer));
        return List.copyOf(all.values());
    }

    /** The id of a fact is that of its first statement, so that saying it again changes nothing. */
    private static <T> T sameOrNewer(T known, T stated) {
        return switch (known) {
            case AllergyFact before -> {
                AllergyFact after = (AllergyFact) stated;
                @SuppressWarnings("unchecked")
                T merged = (T) new AllergyFact(
                        before.id(),
                        before.substance(),
                        before.rxcui(),
                        orElse(after.reaction(), before.reaction()),
                        orElse(after.type(), before.type()),
                        orElse(after.criticality(), before.criticality()),
                        before.recordedOn() != null ? before.recordedOn() : after.recordedOn(),
                        before.noKnownAllergies());
                yield merged;
            }
            default -> known;
        };
    }

    private static @Nullable String orElse(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }

    private static List<ObservationFact> newestPerCode(List<ObservationFact> observations) {
        Map<String, ObservationFact> newest = new LinkedHashMap<>();
        for (ObservationFact observation : observations) {
            newest.merge(observation.code(), observation, RecordMerge::newer);
        }
        return List.copyOf(newest.values());
    }

    private static ObservationFact newer(ObservationFact known, ObservationFact stated) {
        if (sameMeasurement(known, stated)) {
            return known;
        }
        if (known.measuredOn() == null || stated.measuredOn() == null) {
            return stated.measuredOn() == null && known.measuredOn() != null ? known : stated;
        }
        return stated.measuredOn().isBefore(known.measuredOn()) ? known : stated;
    }

    private static boolean sameMeasurement(ObservationFact one, ObservationFact other) {
        boolean sameValue = Objects.equals(stripped(one), stripped(other));
        return sameValue
                && Objects.equals(one.codedValue(), other.codedValue())
                && Objects.equals(one.measuredOn(), other.measuredOn());
    }

    private static @Nullable BigDecimal stripped(ObservationFact observation) {
        return observation.value() == null ? null : observation.value().stripTrailingZeros();
    }
}
