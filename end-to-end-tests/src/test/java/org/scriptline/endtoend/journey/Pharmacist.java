package org.scriptline.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.UUID;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Practice;

/** What a pharmacist does at the worklist, in the name of whoever the local issuer knows so. */
record Pharmacist(Journey journey, String who) {

    /** The pharmacy that works from the list. */
    static final String RIVERSIDE = "5912359";

    /** The pharmacist of {@link #RIVERSIDE}. */
    static Pharmacist atRiverside(Journey journey) {
        return new Pharmacist(journey, "pharmacist2");
    }

    /** What needs no claim. */
    Answer act(String order, String action, String json) {
        return act(order, action, "none", json);
    }

    Answer act(String order, String action, String secret, String json) {
        return journey.call(Call.post(who, Call.PHARMACY_GATEWAY, "/orders/" + order + "/" + action, json)
                .withHeader("Claim-Secret", secret)
                .withIdempotencyKey(UUID.randomUUID().toString()));
    }

    /** Claims the order and gives the claim's secret. */
    String claim(String order) {
        Answer claimed = act(order, "claim", "{}");
        assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
        return claimed.json().path("secret").asText();
    }

    /** Dispenses tablets today. */
    Answer fill(String order, String secret, int number, int tablets) {
        return act(
                order,
                "fill",
                secret,
                "{\"fillNumber\":" + number + ",\"quantity\":" + tablets
                        + ",\"unit\":\"tablet\",\"ndc\":null,\"daysSupply\":30,\"filledOn\":\""
                        + LocalDate.now(Practice.ZONE) + "\"}");
    }

    Answer read(String order) {
        return journey.call(Call.get(who, Call.PHARMACY_GATEWAY, "/orders/" + order));
    }

    /** The order as the pharmacist sees it now. */
    JsonNode look(String order) {
        Answer answer = read(order);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
