package org.scriptline.formulary.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.kit.testing.Statements;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;

/** What each request costs the database at most: a release is served from memory. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(LoadedPayer.class)
class StatementsTest {

    /** Statements with begin and commit; lower a number when you made it lower. */
    private static final Map<String, Integer> MOST = Map.of(
            "a covered drug", 0,
            "a drug with alternatives and history", 0,
            "a plan that is not there", 0,
            "plans", 0,
            "releases", 2);

    @Test
    void nothingTakesMoreStatementsThanIsWrittenHere() {
        // Given
        Map<String, Integer> counted = new LinkedHashMap<>();

        // When
        counted.put("a covered drug", check("2", "\"quantity\":30,\"daysSupply\":30", 200));
        counted.put(
                "a drug with alternatives and history",
                check(
                        "2",
                        "\"alternatives\":true,\"history\":[{\"rxcui\":\"153822\",\"fillDate\":\"2026-06-01\",\"quantity\":30,\"daysSupply\":30}]",
                        200));
        counted.put("a plan that is not there", check("999", "\"quantity\":30", 404));
        counted.put("plans", ask("prescriber", "GET", "/plans?contractId=S9901", null, 200));
        counted.put("releases", ask("ops", "GET", "/releases", null, 200));

        // Then
        assertThat(counted).isEqualTo(MOST);
    }

    private static int check(String plan, String more, int status) {
        return ask("prescriber", "POST", "/coverage-checks", """
            {"plan":{"contractId":"S9901","planId":"%s"},"asOf":"2026-11-21","drug":{"rxcui":"617314"},%s}\
            """.formatted(plan, more), status);
    }

    private static int ask(String who, String method, String path, @Nullable String body, int status) {
        Statements.Counted counted = Statements.of(headers -> {
            if (body != null) {
                headers.put("Content-Type", "application/json");
            }
            return Wire.send(
                    TestTokens.token(who),
                    method,
                    path,
                    headers,
                    body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        });
        assertThat(counted.status()).as(path).isEqualTo(status);
        return counted.statements();
    }
}
