package org.scriptline.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.TokenFaults;
import org.scriptline.kit.testing.Wire;

/** Every claim wrong in every way, every signature that proves nothing, every spelling that is not the one. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class TokensTest {

    private static final String OPEN = "/open";

    @Test
    void oneCodeForWhateverIsWrongWithAToken() {
        // When / Then
        TokenFaults.check("prescriber", "elm-street", OPEN);
    }

    @Test
    void anotherSchemeIsNoToken() {
        for (String scheme : List.of("Bearer", "Bearer ", "Basic b3BzOm9wcw==", "Digest x", "Token x", "bearer")) {
            // When
            Wire.Answer answer = Wire.send(null, "GET", OPEN, Map.of("Authorization", scheme), null);

            // Then
            assertThat(answer.verdict()).as(scheme).isEqualTo("401 TOKEN_MISSING_OR_INVALID");
            assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
        }
    }

    @Test
    void aTokenAnywhereElseIsNoToken() {
        // Given
        String token = TestTokens.token("prescriber");

        // When / Then
        assertThat(Wire.send(null, "GET", OPEN + "?access_token=" + token, Map.of(), null)
                        .status())
                .isEqualTo(401);
        assertThat(Wire.send(null, "GET", OPEN, Map.of("Cookie", "Bearer=" + token), null)
                        .status())
                .isEqualTo(401);
        assertThat(Wire.send(null, "GET", OPEN, Map.of("X-Authorization", "Bearer " + token), null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void operationsNeedNoOrganisationAndAPatientNeedsARecord() {
        // Given
        Map<String, Object> none = new HashMap<>();
        none.put("org", null);

        // When / Then
        assertThat(Wire.send(TokenFaults.with("ops", "scriptline", none), "GET", OPEN, Map.of(), null)
                        .verdict())
                .isEqualTo("200");
        for (Object record : List.of("", "5", 5, List.of())) {
            assertThat(Wire.send(
                                    TokenFaults.with("patient", "elm-street", Map.of("patient", record)),
                                    "GET",
                                    OPEN,
                                    Map.of(),
                                    null)
                            .verdict())
                    .isEqualTo("401 TOKEN_MISSING_OR_INVALID");
        }
    }

    @Test
    void aRoleThatMayNotIsRefusedOtherwise() {
        // When / Then
        assertThat(Wire.send(TestTokens.token("agent"), "GET", OPEN, Map.of(), null)
                        .verdict())
                .isEqualTo("403 NOT_ALLOWED");
    }
}
