package org.scriptline.pharmacy.script.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Party;
import org.scriptline.pharmacy.script.RxFill;

class DispenseReportsTest {

    private static final String SENDER = "5900033";
    private static final String ORDER = "0199c0de00007000800000000000abcd";

    private static final String DISPENSE = """
            {"resourceType":"MedicationDispense","status":"completed",
             "identifier":[{"system":"http://scriptline.example/fhir/identifier/prescriber-order-number","value":"%s"},
               {"system":"http://scriptline.example/fhir/identifier/rx-reference-number","value":"RX-7"},
               {"system":"http://pharmacy.example/fills","value":"F-1"}],
             "type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"FFC"}]},
             "medicationCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/sid/ndc","code":"00093123456"}],"text":"lisinopril 10 MG Oral Tablet"},
             "quantity":{"value":30,"unit":"tablet","system":"http://unitsofmeasure.org","code":"{tbl}"},
             "daysSupply":{"value":30,"unit":"days"},
             "whenHandedOver":"2026-11-22T23:30:00-05:00"}""".formatted(ORDER);

    private static final String TASK = """
            {"resourceType":"Task","status":"completed","intent":"order","lastModified":"2026-11-22T10:00:00Z",
             "identifier":[{"system":"http://scriptline.example/fhir/identifier/message-id","value":"0199c0de00007000800000000000beef"}],
             "contained":[
               {"resourceType":"Practitioner","id":"doctor","identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"1234567893"}]},
               {"resourceType":"MedicationRequest","id":"order","requester":{"reference":"#doctor"},
                "identifier":[{"system":"http://scriptline.example/fhir/identifier/prescriber-order-number","value":"%s"}]},
               {"resourceType":"MedicationDispense","id":"part","status":"completed","identifier":[{"value":"F-1"}],
                "type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"FFP"}]},
                "medicationReference":{"reference":"#drug"},"authorizingPrescription":[{"reference":"#order"}],"quantity":{"value":10}},
               {"resourceType":"Medication","id":"drug","code":{"coding":[{"system":"http://hl7.org/fhir/sid/ndc","code":"00093123456","display":"lisinopril 10 MG"}]}},
               {"resourceType":"MedicationDispense","id":"rest","status":"completed","identifier":[{"value":"urn:uuid:0199C0DE-0000-7000-8000-00000000F111"}],
                "medicationCodeableConcept":{"text":"lisinopril"},"authorizingPrescription":[{"reference":"#order"}],"quantity":{"value":20.0}}],
             "focus":{"reference":"#order"},
             "output":[{"type":{"text":"dispensed"},"valueReference":{"reference":"#part"}},{"type":{"text":"dispensed"},"valueReference":{"reference":"#rest"}}]}""".formatted(ORDER);

    @Test
    void aMedicationDispenseIsAnRxFillUnderThePharmacysOwnIdentifier() {
        // When
        DispenseReports.Report report = read(DISPENSE);

        // Then
        assertThat(report.messages()).hasSize(1);
        Header header = report.messages().getFirst().header();
        assertThat(header)
                .isEqualTo(new Header(
                        new Party("SCRIPTLINE", "ZZZ"), Party.pharmacy(SENDER), "F-1", null, null, "RX-7", ORDER));
        RxFill fill = fill(report, 0);
        assertThat(fill.kind()).isEqualTo(RxFill.Kind.DISPENSED);
        assertThat(fill.dispensed())
                .isEqualTo(new RxFill.Dispensed(
                        new BigDecimal("30"), "C48542", "00093123456", 30, LocalDate.of(2026, 11, 22)));
        assertThat(fill.dispensedName()).isEqualTo("lisinopril 10 MG Oral Tablet");
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void eachOutputOfATaskIsAFillOfTheOrderThatTheTaskIsAbout() {
        // When
        DispenseReports.Report report = read(TASK);

        // Then
        assertThat(report.messages())
                .extracting(Message::header)
                .extracting(Header::messageId, Header::relatesToMessageId, Header::prescriberOrderNumber, Header::to)
                .containsExactly(
                        tuple("F-1", "0199c0de00007000800000000000beef", ORDER, Party.prescriber("1234567893")),
                        tuple(
                                "0199c0de00007000800000000000f111",
                                "0199c0de00007000800000000000beef",
                                ORDER,
                                Party.prescriber("1234567893")));
        assertThat(fill(report, 0).kind()).isEqualTo(RxFill.Kind.PARTIALLY_DISPENSED);
        assertThat(fill(report, 0).dispensed())
                .isEqualTo(new RxFill.Dispensed(new BigDecimal("10"), null, "00093123456", null, null));
        assertThat(fill(report, 0).dispensedName()).isEqualTo("lisinopril 10 MG");
        assertThat(fill(report, 1).kind()).isEqualTo(RxFill.Kind.DISPENSED);
        assertThat(fill(report, 1).dispensed())
                .isEqualTo(new RxFill.Dispensed(new BigDecimal("20.0"), null, null, null, null));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void whatNoFillCarriesIsTold() {
        // When
        DispenseReports.Report report = read(DISPENSE.replace(
                "\"type\":", "\"note\":[{\"text\":\"a\"},{\"text\":\"b\"}],\"whenPrepared\":\"2026-11-22\",\"type\":"));

        // Then
        assertThat(report.findings())
                .extracting(Finding::path)
                .containsExactly("MedicationDispense.note[1].text", "MedicationDispense.whenPrepared");
    }

    @ParameterizedTest
    @CsvSource({
        "declined,  outofstock, OUT_OF_STOCK",
        "declined,  sddi,       CLINICAL_CONCERN",
        "declined,  COVERAGE_REJECTED, COVERAGE_REJECTED",
        "declined,  AB,         AB",
        "cancelled, '',         RETURNED_TO_STOCK NOT_PICKED_UP",
        "cancelled, frr01,      RETURNED_TO_STOCK CANCELLED"
    })
    void whatWasNotDispensedHasItsReason(String status, String code, String reasons) {
        // When
        DispenseReports.Report report = read(DISPENSE.replace(
                "\"status\":\"completed\"",
                "\"status\":\"" + status + "\",\"statusReasonCodeableConcept\":{\"coding\":["
                        + (code.isEmpty() ? "" : "{\"code\":\"" + code + "\"}") + "],\"text\":\"by telephone\"}"));

        // Then
        assertThat(fill(report, 0).kind()).isEqualTo(RxFill.Kind.NOT_DISPENSED);
        assertThat(String.join(" ", fill(report, 0).reasons())).isEqualTo(reasons + " by telephone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"status\":\"completed\"; \"status\":\"in-progress\"; MEANING_NOT_SUPPORTED; MedicationDispense.status",
                "\"status\":\"completed\"; \"status\":\"entered-in-error\"; MEANING_NOT_SUPPORTED; MedicationDispense.status",
                "\"status\":\"completed\"; \"status\":\"dispensed\"; FHIR_INVALID; MedicationDispense.status",
                "\"status\":\"completed\"; \"status\":\"completed\",\"modifierExtension\":[]; MEANING_NOT_SUPPORTED; modifierExtension",
                "\"system\":\"http://pharmacy.example/fills\",\"value\":\"F-1\"; \"use\":\"usual\"; REQUIRED_FIELD_MISSING; MedicationDispense.identifier",
                "\"F-1\"; \"123456789012345678901234567890123456\"; TEXT_TOO_LONG; MedicationDispense.identifier[2].value",
                "\"value\":30,\"unit\":\"tablet\"; \"value\":\"30\",\"unit\":\"tablet\"; QUANTITY_INVALID; MedicationDispense.quantity",
                "\"value\":30,\"unit\":\"tablet\"; \"value\":-30,\"unit\":\"tablet\"; QUANTITY_INVALID; MedicationDispense.quantity.value",
                "\"value\":30,\"unit\":\"tablet\"; \"value\":0.1234567,\"unit\":\"tablet\"; QUANTITY_INVALID; MedicationDispense.quantity.value",
                "\"value\":30,\"unit\":\"days\"; \"value\":\"a month\"; FHIR_INVALID; MedicationDispense.daysSupply.value",
                "\"value\":30,\"unit\":\"days\"; \"value\":-1; DAYS_SUPPLY_INVALID; MedicationDispense.daysSupply.value",
                "2026-11-22T23:30:00-05:00; 2026-02-30; FHIR_INVALID; MedicationDispense.whenHandedOver",
                "2026-11-22T23:30:00-05:00; 0001-01-01; DATE_INVALID; MedicationDispense.whenHandedOver",
                "\"medicationCodeableConcept\"; \"medicationReference\":{\"reference\":\"Medication/7\"},\"x\"; REFERENCE_UNRESOLVED; MedicationDispense.medicationReference",
                "\"daysSupply\"; \"performer\":[{\"actor\":{\"identifier\":{\"system\":\"http://terminology.hl7.org/CodeSystem/NCPDPProviderIdentificationNumber\",\"value\":\"5900001\"}}}],\"daysSupply\"; SCRIPT_SENDER_MISMATCH; ",
                "\"MedicationDispense\"; \"MedicationRequest\"; FHIR_INVALID; resourceType"
            })
    void whatCannotBeActedOnIsRefusedByItsCodeAndElement(
            String sound, String wrong, ErrorCode code, @Nullable String element) {
        assertThatThrownBy(() -> read(DISPENSE.replace(sound, wrong)))
                .asInstanceOf(type(FhirRefusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.element()).isEqualTo(element);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"status\":\"completed\",\"intent\"; \"status\":\"requested\",\"intent\"; MEANING_NOT_SUPPORTED; Task.status",
                "\"output\"; \"input\"; REQUIRED_FIELD_MISSING; Task.output",
                "\"reference\":\"#part\"; \"reference\":\"#order\"; ; ",
                "\"#part\"; \"MedicationDispense/7\"; REFERENCE_UNRESOLVED; Task.output[0].valueReference",
                "\"id\":\"rest\"; \"id\":\"part\"; FHIR_INVALID; Task.contained[4].id"
            })
    void aTaskReportsWhatItContains(String sound, String wrong, @Nullable String code, @Nullable String element) {
        String task = TASK.replace(sound, wrong);
        if (code == null) {
            assertThat(read(task).messages()).hasSize(1);
        } else {
            assertThatThrownBy(() -> read(task))
                    .asInstanceOf(type(FhirRefusal.class))
                    .satisfies(refusal -> {
                        assertThat(refusal.code()).isEqualTo(ErrorCode.valueOf(code));
                        assertThat(refusal.element()).isEqualTo(element);
                    });
        }
    }

    private static DispenseReports.Report read(String document) {
        return DispenseReports.read(document.getBytes(StandardCharsets.UTF_8), SENDER);
    }

    private static RxFill fill(DispenseReports.Report report, int index) {
        List<Message> messages = report.messages();
        return (RxFill) messages.get(index).body();
    }
}
