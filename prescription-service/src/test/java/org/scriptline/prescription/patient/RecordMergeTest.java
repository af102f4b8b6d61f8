package org.scriptline.prescription.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ConditionFact;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.prescription.lint.PatientFacts;

class RecordMergeTest {

    private static RecordFacts facts(
            List<AllergyFact> allergies, List<ObservationFact> observations, List<ConditionFact> conditions) {
        return RecordFacts.of(new PatientFacts(allergies, observations, conditions));
    }

    private static final RecordFacts NOTHING = facts(List.of(), List.of(), List.of());

    @Test
    void aPreferredPharmacyStaysUntilAnotherIsNamedOrThereIsNone() {
        // Given
        Demographics patient = demographics("Marlowe", "614-555-0101", "A-1");
        PatientRecordStated first = record(patient, NOTHING.preferring(new PharmacyPreference.Prefers("5912342")));

        // When
        PatientRecordStated unsaid = RecordMerge.merged(first, patient, NOTHING);
        PatientRecordStated another =
                RecordMerge.merged(first, patient, NOTHING.preferring(new PharmacyPreference.Prefers("5912359")));
        PatientRecordStated none =
                RecordMerge.merged(another, patient, NOTHING.preferring(new PharmacyPreference.None()));

        // Then
        assertThat(unsaid).isEqualTo(first);
        assertThat(first.preferredPharmacyNcpdpId()).isEqualTo("5912342");
        assertThat(another.preferredPharmacyNcpdpId()).isEqualTo("5912359");
        assertThat(none.preferredPharmacyNcpdpId()).isNull();
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        // Given
        RecordFacts facts = facts(
                List.of(allergy("x1", "penicillin", false)), List.of(weight("w1", "70", "2026-11-01")), List.of());
        PatientRecordStated known = record(demographics("Marlowe", "614-555-0101", "A-1"), facts);

        // When
        PatientRecordStated merged = RecordMerge.merged(
                known,
                demographics("Marlowe", "614-555-0101", "A-1"),
                facts(
                        List.of(allergy("x9", "Penicillin", false)),
                        List.of(weight("w9", "70.0", "2026-11-01")),
                        List.of()));

        // Then
        assertThat(merged).isEqualTo(known);
    }

    @Test
    void whatAnOrderDoesNotRepeatIsNotForgotten() {
        // Given
        PatientRecordStated known = record(
                demographics("Marlowe", "614-555-0101", "A-1"),
                facts(List.of(allergy("x1", "penicillin", false)), List.of(), List.of()));

        // When
        PatientRecordStated merged = RecordMerge.merged(known, demographics("Marlowe-Diaz", null, "A-2"), NOTHING);

        // Then
        assertThat(merged.demographics().family()).isEqualTo("Marlowe-Diaz");
        assertThat(merged.demographics().phone()).isEqualTo("614-555-0101");
        assertThat(merged.demographics().identifiers())
                .containsExactly(new Identifier("mrn", "A-1"), new Identifier("mrn", "A-2"));
        assertThat(merged.allergies()).extracting(AllergyFact::substance).containsExactly("penicillin");
    }

    @Test
    void anAllergyEndsNoKnownAllergiesAndNotTheOtherWayRound() {
        // Given
        PatientRecordStated none = record(
                demographics("Marlowe", null, "A-1"),
                facts(List.of(allergy("x0", "no known allergies", true)), List.of(), List.of()));

        // When
        PatientRecordStated allergic = RecordMerge.merged(
                none,
                demographics("Marlowe", null, "A-1"),
                facts(List.of(allergy("x1", "latex", false)), List.of(), List.of()));
        PatientRecordStated still = RecordMerge.merged(
                allergic,
                demographics("Marlowe", null, "A-1"),
                facts(List.of(allergy("x0", "no known allergies", true)), List.of(), List.of()));

        // Then
        assertThat(allergic.allergies()).extracting(AllergyFact::substance).containsExactly("latex");
        assertThat(still.allergies()).extracting(AllergyFact::substance).containsExactly("latex");
    }

    @Test
    void theNewestMeasurementOfAKindCounts() {
        // Given
        PatientRecordStated known = record(
                demographics("Marlowe", null, "A-1"),
                facts(List.of(), List.of(weight("w1", "70", "2026-11-01")), List.of()));

        // When
        PatientRecordStated older = RecordMerge.merged(
                known,
                demographics("Marlowe", null, "A-1"),
                facts(List.of(), List.of(weight("w2", "60", "2025-01-01")), List.of()));
        PatientRecordStated newer = RecordMerge.merged(
                known,
                demographics("Marlowe", null, "A-1"),
                facts(List.of(), List.of(weight("w3", "72", "2026-11-20")), List.of()));

        // Then
        assertThat(older).isEqualTo(known);
        assertThat(newer.observations()).extracting(ObservationFact::value).containsExactly(new BigDecimal("72"));
    }

    private static PatientRecordStated record(Demographics demographics, RecordFacts facts) {
        return RecordMerge.first(new UUID(0, 1), "elm-street", demographics, facts);
    }

    private static Demographics demographics(String family, @Nullable String phone, String mrn) {
        return new Demographics(
                family,
                List.of("Iris"),
                null,
                LocalDate.of(1961, 4, 12),
                "female",
                null,
                phone,
                List.of(new Identifier("mrn", mrn)));
    }

    private static AllergyFact allergy(String id, String substance, boolean none) {
        return new AllergyFact(id, substance, null, null, null, null, null, none);
    }

    private static ObservationFact weight(String id, String kilograms, String on) {
        return new ObservationFact(id, "29463-7", new BigDecimal(kilograms), "kg", null, LocalDate.parse(on));
    }
}
