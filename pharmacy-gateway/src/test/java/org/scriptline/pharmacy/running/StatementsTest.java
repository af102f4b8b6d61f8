package org.scriptline.pharmacy.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.testing.Statements;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;
import org.scriptline.pharmacy.delivery.Released;

/** What each request and each batch costs the database at most, so that nobody adds a statement without saying so here. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class StatementsTest {

    private static final String JSON = "application/json";
    private static final String CORNER = "5912342";

    /** Statements with begin and commit; lower a number when you made it lower. */
    private static final Map<String, Integer> MOST = Map.of(
            "list", 6,
            "read", 4,
            "acknowledge", 8,
            "claim", 9,
            "fill", 11,
            "inbound Verify", 9,
            "a release alone", 10,
            "twenty releases together", 10);

    @Inject
    Gateway gateway;

    @Test
    void nothingTakesMoreStatementsThanIsWrittenHere() {
        // Given
        PrescriptionReleased order = Released.to(FakePharmacies.WORKLIST_ONLY);
        PrescriptionReleased sent = Released.to(CORNER);
        gateway.release(Released.to(FakePharmacies.WORKLIST_ONLY));
        Map<String, Integer> counted = new LinkedHashMap<>();

        // When
        // A connection that is used for the first time asks the server once for its types; the second time tells.
        Statements.here(() -> gateway.release(Released.to(FakePharmacies.WORKLIST_ONLY)));
        counted.put("a release alone", released(1, "a release alone"));
        counted.put("twenty releases together", released(20, "twenty releases together"));
        gateway.release(order, sent);
        gateway.awaitChanges(order, "listed");
        String newRx = gateway.awaitReceived(CORNER, sent, 1).getFirst();
        gateway.awaitChanges(sent, "delivered");
        String path = "/orders/" + order.content().prescriptionId();
        // The first look at an order makes the key of the claims' secrets, once in a database's life.
        ask("GET", path, null, null);
        counted.put("list", looked("/worklist?limit=50"));
        counted.put("read", looked(path));
        counted.put("acknowledge", ask("POST", path + "/acknowledge", null, null));
        counted.put("claim", ask("POST", path + "/claim", null, null));
        String secret = Wire.send(TestTokens.token("pharmacist2"), "GET", path + "/claim", Map.of(), null)
                .json()
                .path("secret")
                .asText();
        counted.put(
                "fill",
                ask(
                        "POST",
                        path + "/fill",
                        secret,
                        "{\"fillNumber\":0,\"quantity\":30,\"unit\":\"tablet\",\"filledOn\":\"2026-11-20\"}"));
        String verify = ScriptTexts.message(
                CORNER, ScriptTexts.newMessageId(), FakePharmacies.messageId(newRx), ScriptTexts.VERIFY);
        counted.put("inbound Verify", verified(verify));

        // Then
        assertThat(counted)
                .allSatisfy((name, statements) ->
                        assertThat(statements).as(name).isPositive().isLessThanOrEqualTo(MOST.getOrDefault(name, 0)));
    }

    /** The fewest of several looks: whichever connection of the pool serves one, it may be that connection's first. */
    private static int looked(String path) {
        return IntStream.range(0, 5)
                .map(look -> ask("GET", path, null, null))
                .min()
                .orElseThrow();
    }

    /** Once; should that take more than is written, for once a statement more was seen, the fewest of five times. */
    private int released(int together, String name) {
        int fewest = Integer.MAX_VALUE;
        for (int time = 0; time < 5 && fewest > MOST.getOrDefault(name, 0); time++) {
            PrescriptionReleased[] fresh = Stream.generate(() -> Released.to(FakePharmacies.WORKLIST_ONLY))
                    .limit(together)
                    .toArray(PrescriptionReleased[]::new);
            fewest = Math.min(fewest, Statements.here(() -> gateway.release(fresh)));
        }
        return fewest;
    }

    private static int verified(String message) {
        Statements.Counted counted = Statements.of(headers -> {
            headers.put("Content-Type", "application/xml");
            return Wire.send(
                    TestTokens.token(CORNER), "POST", "/script", headers, message.getBytes(StandardCharsets.UTF_8));
        });
        assertThat(counted.status()).isEqualTo(200);
        return counted.statements();
    }

    private static int ask(String method, String path, @Nullable String secret, @Nullable String body) {
        Statements.Counted counted = Statements.of(headers -> {
            if (secret != null) {
                headers.put("Claim-Secret", secret);
            }
            if (body != null) {
                headers.put("Content-Type", JSON);
            }
            return Wire.send(
                    TestTokens.token("pharmacist2"),
                    method,
                    path,
                    headers,
                    body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        });
        assertThat(counted.status()).as(path).isEqualTo(200);
        return counted.statements();
    }
}
