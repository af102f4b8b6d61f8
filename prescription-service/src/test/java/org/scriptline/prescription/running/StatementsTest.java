package org.scriptline.prescription.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.kit.testing.Statements;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;

/** What each request costs the database at most, so that nobody adds a statement to a hot path without saying so here. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTest {

    /** Statements with begin and commit; lower a number when you made it lower. */
    private static final Map<String, Integer> MOST = most();

    private static Map<String, Integer> most() {
        Map<String, Integer> most = new LinkedHashMap<>();
        most.put("draft for a new patient", 10);
        most.put("draft and sign for a new patient", 10);
        most.put("draft and sign for a known patient", 8);
        most.put("draft and sign with a key", 13);
        most.put("edit a draft", 11);
        most.put("sign a draft", 10);
        most.put("cancel before the release", 8);
        most.put("cancel after the release", 7);
        most.put("read in FHIR", 1);
        most.put("read the status", 1);
        most.put("read the timeline", 2);
        most.put("search by patient", 2);
        most.put("list", 3);
        most.put("inbox", 6);
        most.put("refuse a defective order", 2);
        most.put("refuse a token", 0);
        return most;
    }

    @Test
    void noRequestTakesMoreStatementsThanIsWrittenHere() {
        // Given
        try (Peers peers = new Peers()) {
            peers.statePharmacy("5912342", true);
            Orders.awaitPharmacy();
            Orders.Stored released = Orders.create("active");
            Orders.Stored known = Orders.create("active");
            peers.answerGate(released.id(), released.patient(), 1, GateVerdict.CLEARED, List.of());
            Orders.awaitAxes(released, "active none none none");
            Map<String, Supplier<Statements.Counted>> requests = requests(released, known);
            List<String> costly = new ArrayList<>();

            // When
            MOST.forEach((name, most) -> {
                Supplier<Statements.Counted> request = requests.get(name);
                if (request == null) {
                    throw new AssertionError("nobody asks: " + name);
                }
                Statements.Counted counted = request.get();
                if (counted.statements() > most) {
                    costly.add(name + ": " + counted);
                }
            });

            // Then
            assertThat(costly).isEmpty();
        }
    }

    private static Map<String, Supplier<Statements.Counted>> requests(Orders.Stored released, Orders.Stored known) {
        String fhir = "/fhir/MedicationRequest";
        Map<String, Supplier<Statements.Counted>> requests = new HashMap<>();
        requests.put(
                "draft for a new patient",
                () -> create("draft", UUID.randomUUID().toString(), null));
        requests.put(
                "draft and sign for a new patient",
                () -> create("active", UUID.randomUUID().toString(), null));
        requests.put("draft and sign for a known patient", () -> create("active", known.mrn(), null));
        requests.put(
                "draft and sign with a key",
                () -> create(
                        "active",
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString()));
        requests.put("edit a draft", () -> {
            Orders.Stored draft = Orders.create("draft");
            return ask(
                    "PUT",
                    fhir + "/" + draft.id(),
                    Orders.order("draft", draft.mrn()).bytes());
        });
        requests.put(
                "sign a draft",
                () -> ask("POST", fhir + "/" + Orders.create("draft").id() + "/$sign", null));
        requests.put(
                "cancel before the release",
                () -> ask("POST", fhir + "/" + Orders.create("active").id() + "/$cancel", Orders.reason("COST")));
        requests.put("read in FHIR", () -> ask("GET", fhir + "/" + released.id(), null));
        requests.put("read the status", () -> ask("GET", "/prescriptions/" + released.id(), null));
        requests.put("read the timeline", () -> ask("GET", "/prescriptions/" + released.id() + "/timeline", null));
        requests.put("search by patient", () -> ask("GET", fhir + "?patient=" + released.patient(), null));
        requests.put("list", () -> ask("GET", "/prescriptions?limit=50", null));
        requests.put("inbox", () -> ask("GET", "/inbox?limit=50", null));
        requests.put(
                "cancel after the release",
                () -> ask("POST", fhir + "/" + released.id() + "/$cancel", Orders.reason("COST")));
        requests.put(
                "refuse a defective order",
                () -> ask(
                        "POST",
                        fhir,
                        Orders.order("draft", UUID.randomUUID().toString())
                                .remove("/dosageInstruction")
                                .bytes()));
        requests.put(
                "refuse a token",
                () -> Statements.of(headers -> Wire.send("a.b.c", "GET", fhir + "/" + released.id(), headers, null)));
        return requests;
    }

    private static Statements.Counted create(String status, String mrn, @Nullable String key) {
        return Statements.of(headers -> {
            headers.put("Content-Type", Orders.FHIR);
            if (key != null) {
                headers.put("Idempotency-Key", key);
            }
            return Wire.send(
                    TestTokens.token("prescriber"),
                    "POST",
                    "/fhir/MedicationRequest",
                    headers,
                    Orders.order(status, mrn).bytes());
        });
    }

    private static Statements.Counted ask(String method, String path, byte @Nullable [] body) {
        return Statements.of(headers -> {
            headers.put("Content-Type", Orders.FHIR);
            return Wire.send(TestTokens.token("prescriber"), method, path, headers, body);
        });
    }
}
