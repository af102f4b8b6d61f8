package org.scriptline.prescription.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.MaximumDose;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Reason;
import org.scriptline.contracts.events.Sig;
import org.scriptline.contracts.events.SigStep;
import org.scriptline.prescription.lint.OrderedSupervisor;
import org.scriptline.prescription.lint.OrderedUnit;
import org.scriptline.prescription.lint.PharmacyReference;
import org.scriptline.prescription.lint.RequestedStatus;
import org.scriptline.prescription.lint.SubmittedOrder;

class MedicationRequestReaderTest {
    @Test
    void aSelfContainedOrderIsReadWhole() {
        // Given
        OrderFixture fixture = OrderFixture.lisinopril();

        // When
        SubmittedOrder order = read(fixture);

        // Then
        assertThat(order.status()).isEqualTo(RequestedStatus.ACTIVE);
        assertThat(order.patient())
                .isEqualTo(new Demographics(
                        "Marlowe",
                        List.of("Iris", "June"),
                        "Jr.",
                        LocalDate.of(1961, 4, 12),
                        "female",
                        new PostalAddress("12 Larch Road", "Apt 3", "Springfield", "IL", "62701", "US"),
                        "555-0101",
                        List.of(new Identifier("http://elm-street.example/mrn", "MRN-1001"))));
        assertThat(order.requesterNpi()).isEqualTo("1234567893");
        assertThat(order.drug().rxcui()).isEqualTo("314076");
        assertThat(order.drug().text()).isEqualTo("lisinopril 10 mg oral tablet");
        assertThat(order.directions().sig())
                .isEqualTo(new Sig(
                        "Take 1 tablet by mouth once daily",
                        BigDecimal.ONE,
                        "tablet",
                        1,
                        BigDecimal.ONE,
                        "d",
                        false,
                        "Oral"));
        assertThat(order.supply().quantity()).isEqualTo(new BigDecimal(30));
        assertThat(order.supply().unit())
                .isEqualTo(
                        new OrderedUnit("http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm", "TAB", "tablet"));
        assertThat(order.supply().daysSupply()).isEqualTo(new BigDecimal(30));
        assertThat(order.supply().refills()).isEqualTo(3);
        assertThat(order.supply().substitutionAllowed()).isTrue();
        assertThat(order.pharmacy()).isEqualTo(new PharmacyReference("5912342", null));
        assertThat(order.writtenOn()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(order.reasons()).containsExactly(new Reason("I10", "Hypertension"));
        assertThat(order.note()).isEqualTo("Patient prefers easy-open caps.");
        assertThat(order.plan())
                .isEqualTo(new PlanReference("S5820", "034", "000", "610014", "MEDDPRIME", "LARCH1", "M-77"));
        assertThat(order.identifiers())
                .containsExactly(new Identifier("http://elm-street.example/orders", "ES-2026-1"));
        assertThat(order.original()).isEqualTo(fixture.bytes());
    }

    @Test
    void poundsBecomeKilograms() {
        // Given
        OrderFixture fixture = OrderFixture.lisinopril();

        // When
        ObservationFact weight = read(fixture).facts().observations().getFirst();

        // Then
        assertThat(weight.code()).isEqualTo("29463-7");
        assertThat(weight.value()).isEqualTo(new BigDecimal("68.039"));
        assertThat(weight.unit()).isEqualTo("kg");
        assertThat(weight.measuredOn()).isEqualTo(LocalDate.of(2026, 11, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "8302-2,65,[in_i],165.1,cm",
        "8302-2,1.65,m,165,cm",
        "29463-7,3400,g,3.4,kg",
        "98979-8,55,mL/min/{1.73_m2},55,mL/min/{1.73_m2}",
        "62238-1,55,mL/min/{1.73_m2},55,mL/min/{1.73_m2}",
        "2823-3,5.8,mmol/L,5.8,mmol/L"
    })
    void measurementsComeInOneUnit(String code, String value, String unit, String converted, String ucum) {
        // Given
        OrderFixture fixture = OrderFixture.lisinopril()
                .set("/contained/5/code/coding/0/code", code)
                .setJson("/contained/5/valueQuantity", "{\"value\":%s,\"code\":\"%s\"}".formatted(value, unit));

        // When
        ObservationFact fact = read(fixture).facts().observations().getFirst();

        // Then
        assertThat(fact.value()).isEqualByComparingTo(converted);
        assertThat(fact.unit()).isEqualTo(ucum);
    }

    @Test
    void aSnomedPregnancyIsTheLoincAnswer() {
        // Given
        OrderFixture fixture = OrderFixture.lisinopril()
                .set("/contained/5/code/coding/0/code", "82810-3")
                .remove("/contained/5/valueQuantity")
                .setJson(
                        "/contained/5/valueCodeableConcept",
                        "{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"77386006\"}]}");

        // When
        ObservationFact fact = read(fixture).facts().observations().getFirst();

        // Then
        assertThat(fact.codedValue()).isEqualTo("LA15173-0");
    }

    @ParameterizedTest
    @CsvSource({
        "verificationStatus,refuted",
        "verificationStatus,entered-in-error",
        "clinicalStatus,resolved",
        "clinicalStatus,inactive"
    })
    void whatIsNotTrueNowIsNoAllergy(String element, String status) {
        // Given
        OrderFixture fixture = OrderFixture.lisinopril().set("/contained/4/" + element + "/coding/0/code", status);

        // When
        List<AllergyFact> allergies = read(fixture).facts().allergies();

        // Then
        assertThat(allergies).isEmpty();
    }

    @Test
    void noKnownAllergiesIsAFactOfItsOwn() {
        // Given
        OrderFixture fixture = OrderFixture.lisinopril()
                .setJson(
                        "/contained/4/code",
                        "{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"716186003\"}]}");

        // When
        AllergyFact fact = read(fixture).facts().allergies().getFirst();

        // Then
        assertThat(fact.noKnownAllergies()).isTrue();
        assertThat(fact.substance()).isEqualTo("No known allergies");
        assertThat(fact.recordedOn()).isEqualTo(LocalDate.of(2020, 5, 1));
    }

    @Test
    void theSameAllergyInAnotherOrderIsTheSameFact() {
        // Given
        OrderFixture first = OrderFixture.lisinopril();
        OrderFixture second = OrderFixture.lisinopril()
                .set("/contained/4/id", "another")
                .setJson("/supportingInformation/0", "{\"reference\":\"#another\"}");

        // When
        String firstId = read(first).facts().allergies().getFirst().id();
        String secondId = read(second).facts().allergies().getFirst().id();

        // Then
        assertThat(firstId).startsWith("allergy-").isEqualTo(secondId);
    }

    @Test
    void severalInstructionsAreOneTextWithoutASingleDose() {
        // Given
        OrderFixture fixture = OrderFixture.lisinopril()
                .setJson("/dosageInstruction/-", "{\"sequence\":2,\"text\":\"2 tablets daily from the second week\"}");

        // When
        Sig sig = read(fixture).directions().sig();

        // Then
        assertThat(sig)
                .isEqualTo(new Sig(
                        "Take 1 tablet by mouth once daily; then 2 tablets daily from the second week",
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        null,
                        null,
                        List.of(
                                new SigStep(
                                        1,
                                        "Take 1 tablet by mouth once daily",
                                        BigDecimal.ONE,
                                        "tablet",
                                        1,
                                        BigDecimal.ONE,
                                        "d",
                                        false,
                                        null),
                                new SigStep(
                                        2,
                                        "2 tablets daily from the second week",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        false,
                                        null))));
    }

    @Test
    void aTaperIsReadInTheOrderOfItsNumbers() {
        // Given
        OrderFixture fixture = OrderFixture.lisinopril().setJson("/dosageInstruction", """
                [{"sequence":3,"text":"1 tablet daily"},
                 {"sequence":1,"text":"3 tablets in the morning","timing":{"repeat":{"boundsDuration":{"value":1,"unit":"week","system":"http://unitsofmeasure.org","code":"wk"}}}},
                 {"sequence":1,"text":"1 tablet at bedtime"},
                 {"sequence":2,"text":"2 tablets daily","timing":{"repeat":{"boundsPeriod":{"start":"2026-11-28","end":"2026-12-04"}}}}]""");

        // When
        Sig sig = Objects.requireNonNull(read(fixture).directions().sig());

        // Then
        assertThat(sig.text())
                .isEqualTo(
                        "3 tablets in the morning; and 1 tablet at bedtime; then 2 tablets daily; then 1 tablet daily");
        assertThat(sig.steps())
                .extracting(SigStep::number, SigStep::durationDays)
                .containsExactly(tuple(1, 7), tuple(1, null), tuple(2, 7), tuple(3, null));
    }

    @Test
    void whatClinicsWriteBesideTheDirectionsIsRead() {
        // Given
        OrderFixture fixture = OrderFixture.lisinopril()
                .setJson("/dosageInstruction/0/asNeededCodeableConcept", "{\"text\":\"dizziness\"}")
                .setJson("/dosageInstruction/0/maxDosePerPeriod", """
                        {"numerator":{"value":2,"unit":"tablets"},
                         "denominator":{"value":24,"unit":"hours","system":"http://unitsofmeasure.org","code":"h"}}""")
                .setJson("/substitution", "{\"allowedBoolean\":false,\"reason\":{\"text\":\"rash\"}}")
                .setJson("/dispenseRequest/validityPeriod", "{\"start\":\"2026-11-28T23:30:00-05:00\"}")
                .setJson("/groupIdentifier", "{\"system\":\"https://elm-street.example/visits\",\"value\":\"V-7\"}")
                .setJson("/extension", """
                        [{"url":"http://scriptline.example/fhir/StructureDefinition/supervisor",
                          "valueReference":{"identifier":{"system":"http://hl7.org/fhir/sid/us-npi","value":"1234567893"}}},
                         {"url":"http://scriptline.example/fhir/StructureDefinition/fill-notices","valueCode":"NOT_DISPENSED"}]""");

        // When
        SubmittedOrder order = read(fixture);

        // Then
        Sig sig = Objects.requireNonNull(order.directions().sig());
        assertThat(sig.asNeededFor()).isEqualTo("dizziness");
        assertThat(sig.maximum()).isEqualTo(new MaximumDose(BigDecimal.TWO, "tablets", new BigDecimal(24), "h"));
        assertThat(order.supply().substitutionAllowed()).isFalse();
        assertThat(order.supply().substitutionReason()).isEqualTo("rash");
        assertThat(order.supply().doNotFillBefore()).isEqualTo("2026-11-28");
        assertThat(order.visit()).isEqualTo(new Identifier("https://elm-street.example/visits", "V-7"));
        assertThat(order.fillNotices()).isEqualTo(FillNotices.NOT_DISPENSED);
        assertThat(order.supervisor())
                .isEqualTo(new OrderedSupervisor("1234567893", "MedicationRequest.extension[0].value[x]"));
    }

    @Test
    void aContainedMedicationNamesTheDrug() {
        // Given
        OrderFixture fixture = OrderFixture.lisinopril()
                .remove("/medicationCodeableConcept")
                .setJson("/contained/-", """
                        {"resourceType":"Medication","id":"drug","code":{"coding":[
                          {"system":"http://hl7.org/fhir/sid/ndc","code":"00003-0893-21"}]}}""")
                .setJson("/medicationReference", "{\"reference\":\"#drug\"}");

        // When
        SubmittedOrder order = read(fixture);

        // Then
        assertThat(order.drug().ndc()).isEqualTo("00003-0893-21");
        assertThat(order.paths().drug()).isEqualTo("MedicationRequest.contained[6].code");
    }

    @Test
    void aWrittenDateIsNotShiftedThroughUtc() {
        // Given
        OrderFixture fixture = OrderFixture.lisinopril().set("/authoredOn", "2026-11-20T23:30:00-06:00");

        // When
        SubmittedOrder order = read(fixture);

        // Then
        assertThat(order.writtenOn()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void dispenseAsWrittenByCode() {
        // Given
        OrderFixture fixture = OrderFixture.lisinopril().setJson("/substitution", """
                {"allowedCodeableConcept":{"coding":[{
                  "system":"http://terminology.hl7.org/CodeSystem/v3-substanceAdminSubstitution","code":"N"}]}}""");

        // When
        SubmittedOrder order = read(fixture);

        // Then
        assertThat(order.supply().substitutionAllowed()).isFalse();
    }

    private static SubmittedOrder read(OrderFixture fixture) {
        return switch (new MedicationRequestReader().read(fixture.bytes())) {
            case Reading.Accepted<SubmittedOrder> read -> read.value();
            case Reading.Refused<SubmittedOrder> refused -> throw new AssertionError(refused.findings());
        };
    }
}
