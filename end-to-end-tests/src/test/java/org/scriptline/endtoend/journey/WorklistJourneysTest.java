package org.scriptline.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scriptline.local.client.Practice.ELM_STREET;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.endtoend.stack.OnStack;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.PrescriptionRequest;

/** The pharmacy that has no SCRIPT endpoint: a pharmacist works from the list. */
@OnStack
class WorklistJourneysTest {

    /** Over SCRIPT: takes, verifies and fills. */
    private static final String CORNER = "5912342";

    private RunningStack stack;
    private Journey journey;
    private Pharmacist pharmacist;

    @BeforeEach
    void begin(RunningStack running) {
        stack = running;
        journey = new Journey(running);
        pharmacist = Pharmacist.atRiverside(journey);
    }

    private String listed() {
        String prescription = journey.prescribe(
                PrescriptionRequest.signed(ELM_STREET, Journey.somebody(), Drug.LISINOPRIL, Pharmacist.RIVERSIDE));
        journey.untilAxes(ELM_STREET, prescription, "active", "delivered", "none", "none");
        return prescription;
    }

    @Test
    void anOrderIsListedAcknowledgedClaimedAndFilled() {
        // Given
        String order = listed();
        Answer worklist =
                journey.call(Call.get(pharmacist.who(), Call.PHARMACY_GATEWAY, "/worklist?fill=none&limit=200"));
        assertThat(worklist.json().path("items").findValuesAsText("orderNumber"))
                .contains(order.replace("-", ""));
        assertThat(pharmacist.act(order, "acknowledge", "{}").status()).isEqualTo(200);
        journey.untilAxes(ELM_STREET, order, "active", "verified", "none", "none");
        String secret = pharmacist.claim(order);
        journey.untilAxes(ELM_STREET, order, "active", "verified", "none", "in-progress");
        // When
        Answer withoutSecret = pharmacist.fill(order, "guessed", 0, 30);
        Answer filled = pharmacist.fill(order, secret, 0, 30);
        Answer again = pharmacist.fill(order, secret, 0, 30);
        // Then
        assertThat(withoutSecret.status()).isEqualTo(409);
        assertThat(filled.status()).as(filled.body()).isEqualTo(200);
        assertThat(again.status()).isNotEqualTo(500);
        journey.untilAxes(ELM_STREET, order, "completed", "verified", "none", "dispensed");
        assertThat(journey.look(ELM_STREET, order)
                        .path("pharmacyOrder")
                        .path("dispensedQuantity")
                        .decimalValue())
                .isEqualByComparingTo("30");
    }

    @Test
    void anOrderIsNotDispensedForAReason() {
        // Given
        String order = listed();
        String secret = pharmacist.claim(order);
        // When
        Answer answer =
                pharmacist.act(order, "not-dispensed", secret, "{\"reason\":\"OUT_OF_STOCK\",\"comment\":null}");
        // Then
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        journey.untilAxes(ELM_STREET, order, "active", "verified", "none", "not-dispensed");
        assertThat(String.join(" ", journey.timeline(ELM_STREET, order))).contains("OUT_OF_STOCK");
    }

    @Test
    void anotherPharmacyFindsNothingToActOn() {
        // Given
        String order = listed();
        // When
        Pharmacist another = new Pharmacist(journey, "pharmacist");
        Answer read = another.read(order);
        Answer claim = another.act(order, "claim", "{}");
        Answer list = journey.call(Call.get(another.who(), Call.PHARMACY_GATEWAY, "/worklist?limit=200"));
        // Then
        assertThat(read.status()).isEqualTo(404);
        assertThat(claim.status()).isEqualTo(404);
        assertThat(list.body()).doesNotContain(order);
    }

    @Test
    void aPharmacyHearsOfAnOrderAtOnceFromItsArrivalToTheFill() throws Exception {
        // Given
        try (WorklistStream stream = WorklistStream.of(stack, pharmacist.who())) {
            String order = listed();
            stream.until(order, "delivered", "none", "none");
            // When
            String secret = pharmacist.claim(order);
            stream.until(order, "verified", "none", "in-progress");
            Answer filled = pharmacist.fill(order, secret, 0, 30);
            // Then
            assertThat(filled.status()).as(filled.body()).isEqualTo(200);
            stream.until(order, "verified", "none", "dispensed");
            assertThat(stream.sequences(order)).isSorted().doesNotHaveDuplicates();
            assertThat(stream.words(order)).doesNotContainIgnoringCase("lisinopril", "testperson");
            journey.untilAxes(ELM_STREET, order, "completed", "verified", "none", "dispensed");
        }
    }

    @Test
    void anOrderWhoseCancelIsDeniedGoesToAnotherPharmacyOnThePrescribersWordOnly() {
        // Given
        String order = listed();
        String secret = pharmacist.claim(order);
        journey.untilAxes(ELM_STREET, order, "active", "verified", "none", "in-progress");
        assertThat(journey.cancel(ELM_STREET, order, "PATIENT_REQUEST").succeeded())
                .isTrue();
        journey.untilAxes(ELM_STREET, order, "active", "verified", "pending", "in-progress");
        Answer denial = pharmacist.act(
                order, "answer-cancel", secret, "{\"approved\":false,\"comment\":\"It is being counted.\"}");
        assertThat(denial.status()).as(denial.body()).isEqualTo(200);
        journey.untilAxes(ELM_STREET, order, "active", "verified", "denied", "in-progress");
        // When
        Answer unsaid = journey.reroute(ELM_STREET, order, CORNER, false);
        Answer said = journey.reroute(ELM_STREET, order, CORNER, true);
        // Then
        assertThat(unsaid.status()).isEqualTo(409);
        assertThat(unsaid.body()).contains("send liveTwice true if it may be live at two pharmacies");
        assertThat(said.succeeded()).as(said.body()).isTrue();
        journey.untilAxes(ELM_STREET, order, "completed", "verified", "none", "dispensed");
        assertThat(journey.received(order)).containsExactly("NewRx");
        assertThat(pharmacist.read(order).status()).isEqualTo(404);
        assertThat(journey.look(ELM_STREET, order)
                        .at("/pharmacyOrder/contradictions/0")
                        .asText())
                .isEqualTo("It may be live at pharmacy " + Pharmacist.RIVERSIDE + " too.");
    }
}
