package org.scriptline.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scriptline.local.client.Practice.ELM_STREET;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.endtoend.stack.OnStack;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.Practice;
import org.scriptline.local.client.PrescriptionRequest;

/** The pharmacy that has no SCRIPT endpoint: a pharmacist works from the list. */
@OnStack
class WorklistJourneysTest {

    private static final String PHARMACIST = "pharmacist2";
    private static final String RIVERSIDE = "5912359";

    private Journey journey;

    @BeforeEach
    void begin(RunningStack stack) {
        journey = new Journey(stack);
    }

    private String listed() {
        String prescription = journey.prescribe(
                PrescriptionRequest.signed(ELM_STREET, Journey.somebody(), Drug.LISINOPRIL, RIVERSIDE));
        journey.untilAxes(ELM_STREET, prescription, "active", "delivered", "none", "none");
        return prescription;
    }

    private Answer act(String who, String order, String action, String secret, String json) {
        return journey.call(Call.post(who, Call.PHARMACY_GATEWAY, "/orders/" + order + "/" + action, json)
                .withHeader("Claim-Secret", secret)
                .withIdempotencyKey(UUID.randomUUID().toString()));
    }

    private String claim(String order) {
        Answer claimed = act(PHARMACIST, order, "claim", "none", "{}");
        assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
        return claimed.json().path("secret").asText();
    }

    private static String fill(int quantity) {
        return "{\"fillNumber\":0,\"quantity\":" + quantity
                + ",\"unit\":\"tablet\",\"ndc\":null,\"daysSupply\":30,\"filledOn\":\""
                + LocalDate.now(Practice.ZONE) + "\"}";
    }

    @Test
    void anOrderIsListedAcknowledgedClaimedAndFilled() {
        // Given
        String order = listed();
        Answer worklist = journey.call(Call.get(PHARMACIST, Call.PHARMACY_GATEWAY, "/worklist?fill=none&limit=200"));
        assertThat(worklist.json().path("items").findValuesAsText("orderNumber"))
                .contains(order.replace("-", ""));
        assertThat(act(PHARMACIST, order, "acknowledge", "none", "{}").status()).isEqualTo(200);
        journey.untilAxes(ELM_STREET, order, "active", "verified", "none", "none");
        String secret = claim(order);
        journey.untilAxes(ELM_STREET, order, "active", "verified", "none", "in-progress");
        // When
        Answer withoutSecret = act(PHARMACIST, order, "fill", "guessed", fill(30));
        Answer filled = act(PHARMACIST, order, "fill", secret, fill(30));
        Answer again = act(PHARMACIST, order, "fill", secret, fill(30));
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
        String secret = claim(order);
        // When
        Answer answer =
                act(PHARMACIST, order, "not-dispensed", secret, "{\"reason\":\"OUT_OF_STOCK\",\"comment\":null}");
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
        Answer read = journey.call(Call.get("pharmacist", Call.PHARMACY_GATEWAY, "/orders/" + order));
        Answer claim = act("pharmacist", order, "claim", "none", "{}");
        Answer list = journey.call(Call.get("pharmacist", Call.PHARMACY_GATEWAY, "/worklist?limit=200"));
        // Then
        assertThat(read.status()).isEqualTo(404);
        assertThat(claim.status()).isEqualTo(404);
        assertThat(list.body()).doesNotContain(order);
    }
}
