package org.scriptline.prescription.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.prescription.lint.SubmittedOrder;

class MedicationRequestWriterTest {
    private final MedicationRequestWriter writer = new MedicationRequestWriter();

    @ParameterizedTest
    @CsvSource({
        "DRAFT,draft",
        "SIGNED,active",
        "HELD,on-hold",
        "ACTIVE,active",
        "COMPLETED,completed",
        "EXPIRED,stopped",
        "STOPPED,stopped",
        "CANCELLED,cancelled",
        "ENTERED_IN_ERROR,entered-in-error"
    })
    void statusComesFromTheOrderAxisAlone(OrderStatus order, String status) throws IOException {
        // Given
        byte[] original = OrderFixture.lisinopril().bytes();

        // When
        JsonNode written = written(original, Views.bare(order));

        // Then
        assertThat(written.path("status").asText()).isEqualTo(status);
        assertThat(axes(written))
                .containsExactly(
                        "order-status " + order.code(),
                        "transmission-status none",
                        "cancel-status none",
                        "fill-status none");
    }

    @Test
    void whatTheSenderWroteComesBackWithOurFieldsOnTop() throws IOException {
        // Given
        byte[] original = OrderFixture.lisinopril()
                .setJson("/dispenseRequest/quantity/value", "30.00")
                .setJson("/courseOfTherapyType", "{\"text\":\"continuous\"}")
                .bytes();

        // When
        JsonNode written = written(original, Views.bare(OrderStatus.DRAFT));

        // Then
        assertThat(written.path("id").asText()).isEqualTo(Views.ID.toString());
        assertThat(written.at("/meta/versionId").asText()).isEqualTo("1");
        assertThat(written.at("/meta/lastUpdated").asText()).isEqualTo("2026-11-21T15:00:00Z");
        assertThat(written.at("/subject/reference").asText()).isEqualTo("#patient");
        assertThat(written.at("/subject/identifier/value").asText()).isEqualTo(Views.RECORD.toString());
        assertThat(written.at("/dispenseRequest/quantity/value").decimalValue()).hasToString("30.00");
        assertThat(written.at("/courseOfTherapyType/text").asText()).isEqualTo("continuous");
        assertThat(written.path("contained")).hasSize(6);
    }

    @Test
    void alertsAreDetectedIssuesAndEverythingElseIsSaidInAnOperationOutcome() throws IOException {
        // Given
        byte[] original = OrderFixture.lisinopril().bytes();

        // When
        JsonNode written = written(original, Views.everythingSaid());

        // Then
        JsonNode alert = contained(written, "scriptline-alert-1");
        assertThat(alert.at("/identifier/0/value").asText()).isEqualTo("a1b2c3");
        assertThat(alert.path("severity").asText()).isEqualTo("high");
        assertThat(alert.at("/mitigation/0/action/coding/0/code").asText()).isEqualTo("OTHER");
        assertThat(alert.at("/mitigation/0/action/text").asText()).isEqualTo("Seen together with cardiology");
        assertThat(alert.at("/implicated/1/display").asText())
                .isEqualTo("sacubitril / valsartan (Dr. Ben Lindqvist, Harbor Cardiology)");
        assertThat(alert.at("/implicated/1").has("reference")).isFalse();
        assertThat(contained(written, "scriptline-alert-2").path("severity").asText())
                .isEqualTo("low");
        assertThat(contained(written, "scriptline-alert-2").has("mitigation")).isFalse();
        assertThat(contained(written, "scriptline-remarks").path("issue"))
                .extracting(issue -> issue.at("/details/text").asText())
                .containsExactly(
                        "waiting: screening unavailable",
                        "screening: pending",
                        "Not checked: the latest facts of this patient have not arrived.",
                        "Screening INCOMPLETE over LINKED_RECORDS: 2 linked records, 1 possible matches not linked.",
                        "Not checked: Xyzzyline, because: not recognized.",
                        "Check DRUG_RENAL was skipped; missing: eGFR; for: lisinopril.",
                        "Another patient's record had been taken for this patient's and is no longer. What came from it"
                                + " is withdrawn, and the order was screened again without it: look again at what you"
                                + " decided because of it.",
                        "“QD” can be misread; write “daily”.",
                        "Covered on 2026-11-21, tier 1 (Preferred generic). Prior authorization is required. "
                                + "A quantity limit applies: 30 in 30 days. The limit is exceeded. "
                                + "The patient pays about $4.50. Unknown phase: no accumulators given.");
        assertThat(contained(written, "scriptline-remarks")
                        .at("/issue/4/details/coding/1/code")
                        .asText())
                .isEqualTo("n-77");
    }

    @Test
    void aResourceThatWasReadAndSentBackIsTheOrderAgain() throws IOException {
        // Given
        byte[] original = OrderFixture.lisinopril().bytes();
        byte[] sentBack = writer.write(original, Views.everythingSaid());

        // When
        JsonNode written = written(sentBack, Views.bare(OrderStatus.DRAFT));

        // Then
        assertThat(written).isEqualTo(written(original, Views.bare(OrderStatus.DRAFT)));
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void whatIsWrittenIsValidR4(OrderStatus order) {
        // Given
        byte[] original = OrderFixture.lisinopril().bytes();

        // When
        byte[] written = writer.write(original, Views.bare(order));

        // Then
        R4Validator.assertValid(written);
    }

    @Test
    void everythingSaidIsValidR4() {
        // Given
        byte[] original = OrderFixture.lisinopril().bytes();

        // When
        byte[] written = writer.write(original, Views.everythingSaid());

        // Then
        R4Validator.assertValid(written);
    }

    @Test
    void anOrderWithGapsIsMadeValidWithoutInventingAnything() throws IOException {
        // Given
        byte[] original = OrderFixture.lisinopril()
                .remove("/contained/3/payor")
                .remove("/contained/3/beneficiary")
                .remove("/contained/3/status")
                .remove("/contained/4/clinicalStatus")
                .remove("/contained/4/patient")
                .remove("/insurance")
                .remove("/supportingInformation")
                .bytes();

        // When
        byte[] written = writer.write(original, Views.bare(OrderStatus.DRAFT));

        // Then
        R4Validator.assertValid(written);
        assertThat(new MedicationRequestReader().read(original))
                .isInstanceOfSatisfying(
                        Reading.Accepted.class,
                        read -> assertThat(
                                        ((SubmittedOrder) read.value()).facts().allergies())
                                .hasSize(1));
        assertThat(StrictFhirJson.MAPPER
                        .readTree(written)
                        .at("/contained/3/payor/0/extension/0/valueCode")
                        .asText())
                .isEqualTo("unknown");
    }

    private JsonNode written(byte[] original, PrescriptionView view) throws IOException {
        return StrictFhirJson.MAPPER.readTree(writer.write(original, view));
    }

    private static List<String> axes(JsonNode written) {
        return StreamSupport.stream(written.path("extension").spliterator(), false)
                .map(axis -> axis.path("url").asText().replace(FhirSystems.AXIS, "") + " "
                        + axis.path("valueCode").asText())
                .toList();
    }

    private static JsonNode contained(JsonNode written, String id) {
        return StreamSupport.stream(written.path("contained").spliterator(), false)
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSupervisorComesBackAsWrittenAndIsValid() {
        // Given
        OrderFixture order = OrderFixture.lisinopril().setJson("/extension", """
                [{"url":"http://scriptline.example/fhir/StructureDefinition/supervisor",
                  "valueReference":{"reference":"#prescriber"}}]""");

        // When
        byte[] written = new MedicationRequestWriter().write(order.bytes(), Views.bare(OrderStatus.DRAFT));

        // Then
        assertThat(new String(written, StandardCharsets.UTF_8))
                .contains("StructureDefinition/supervisor\",\"valueReference\":{\"reference\":\"#prescriber\"}");
        R4Validator.assertValid(written);
    }
}
