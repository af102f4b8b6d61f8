package org.scriptline.prescription.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;

/** A prescriber renews without having been asked. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenewingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Peers peers = new Peers();

    @BeforeAll
    void open() {
        peers.statePharmacy("5912342", true);
        Orders.awaitPharmacy();
    }

    @AfterAll
    void close() {
        peers.close();
    }

    @Test
    void aRunningPrescriptionIsRenewedAsADraftThatIsScreenedAndThenSigned() {
        // Given
        Orders.Stored earlier = active();

        // When
        Wire.Answer renewed = renew("prescriber", earlier.id(), "{\"name\":\"refills\",\"valueInteger\":3}");

        // Then
        assertThat(renewed.status()).as(renewed.text()).isEqualTo(201);
        JsonNode draft = renewed.json();
        UUID id = UUID.fromString(draft.path("id").asText());
        assertThat(id).isNotEqualTo(earlier.id());
        assertThat(draft.path("status").asText()).isEqualTo("draft");
        assertThat(draft.at("/priorPrescription/reference").asText()).isEqualTo("MedicationRequest/" + earlier.id());
        assertThat(draft.at("/dispenseRequest/numberOfRepeatsAllowed").asInt()).isEqualTo(3);
        assertThat(draft.path("medicationCodeableConcept"))
                .isEqualTo(
                        Orders.read("/fhir/MedicationRequest/" + earlier.id()).path("medicationCodeableConcept"));
        assertThat(draft.at("/subject/identifier/value").asText())
                .isEqualTo(earlier.patient().toString());
        assertThat(Orders.axes(earlier.id())).isEqualTo("active none none none");

        // When
        peers.answerDraft(id, earlier.patient(), 1, List.of());

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Orders.read("/prescriptions/" + id)
                                .at("/screening/outcome")
                                .asText())
                        .isEqualTo("CLEAR"));
        assertThat(post("prescriber", "/fhir/MedicationRequest/" + id + "/$sign", "")
                        .status())
                .isEqualTo(200);
        assertThat(Orders.axes(id)).isEqualTo("signed none none none");
    }

    @Test
    void aPrescriberSignsWithTheRenewalAndAnAgentDoesNot() {
        // Given
        Orders.Stored over = active();
        peers.stateOrder(
                over.id(),
                over.patient(),
                OrderChange.FILLED,
                TransmissionStatus.VERIFIED,
                CancelStatus.NONE,
                FillStatus.DISPENSED,
                "30");
        Orders.awaitAxes(over, "completed verified none dispensed");
        String sign = "{\"name\":\"status\",\"valueCode\":\"active\"}";

        // When
        Wire.Answer signed = renew("prescriber", over.id(), sign);
        Wire.Answer agents = renew("agent", over.id(), sign);
        Wire.Answer prepared = renew("agent", over.id(), "");

        // Then
        assertThat(signed.status()).as(signed.text()).isEqualTo(201);
        assertThat(Orders.axes(UUID.fromString(signed.json().path("id").asText())))
                .isEqualTo("signed none none none");
        assertThat(agents.status()).isEqualTo(403);
        assertThat(prepared.status()).as(prepared.text()).isEqualTo(201);
        assertThat(prepared.json().path("status").asText()).isEqualTo("draft");
        assertThat(prepared.json().at("/requester/reference").asText())
                .isEqualTo(Orders.read("/fhir/MedicationRequest/" + over.id())
                        .at("/requester/reference")
                        .asText());
    }

    @Test
    void whatIsNotRunningOrWronglyAskedIsRefused() {
        // Given
        Orders.Stored draft = Orders.create("draft");
        Orders.Stored waiting = Orders.create("active");
        Orders.Stored running = active();

        // When / Then
        assertThat(renew("prescriber", draft.id(), "").status()).isEqualTo(409);
        assertThat(renew("prescriber", waiting.id(), "").status()).isEqualTo(409);
        assertThat(renew("prescriber", running.id(), "{\"name\":\"refills\",\"valueInteger\":100}")
                        .text())
                .contains("REFILLS_INVALID");
        assertThat(renew("prescriber", running.id(), "{\"name\":\"status\",\"valueCode\":\"completed\"}")
                        .text())
                .contains("PARAMETER_INVALID");
        assertThat(renew("prescriber", running.id(), "{\"name\":\"refils\",\"valueInteger\":1}")
                        .text())
                .contains("REQUEST_UNKNOWN_FIELD");
        assertThat(Wire.send(
                                TestTokens.token("prescriber"),
                                "POST",
                                "/fhir/MedicationRequest/" + running.id() + "/$renew",
                                Map.of("Content-Type", Orders.FHIR, "If-Match", "W/\"2\""),
                                null)
                        .status())
                .isEqualTo(412);
    }

    private Orders.Stored active() {
        Orders.Stored stored = Orders.create("active");
        peers.answerGate(stored.id(), stored.patient(), 1, GateVerdict.CLEARED, List.of());
        Orders.awaitAxes(stored, "active none none none");
        return stored;
    }

    private static Wire.Answer renew(String who, UUID prescription, String parameter) {
        return post(
                who,
                "/fhir/MedicationRequest/" + prescription + "/$renew",
                parameter.isEmpty() ? "" : "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameter + "]}");
    }

    private static Wire.Answer post(String who, String path, String body) {
        return Wire.send(
                TestTokens.token(who),
                "POST",
                path,
                Map.of("Content-Type", Orders.FHIR),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
