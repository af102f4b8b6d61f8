package org.scriptline.kit.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.jwt.auth.principal.ParseException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.json.StrictJson;

/**
 * What a verified token must say before anybody is the caller: exactly one known role, a subject, an organisation
 * (patients, operations and reviewers need none), and for a patient the record. It is checked here, once, and not by each operation: one that
 * never asks who calls must not be open to a token that does not say it.
 */
final class ClaimRules {

    /** How far clocks may differ; the same as for {@code exp} and {@code nbf}. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** OpenID Connect Core 1.0, section 2, allows a subject of 255 characters. */
    private static final int LONGEST = 255;

    private static final Set<Role> WITHOUT_ORGANISATION = EnumSet.of(Role.OPS, Role.KNOWLEDGE, Role.PATIENT);
    private static final int NPI_DIGITS = 10;
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final ObjectMapper JSON = StrictJson.create();

    private ClaimRules() {}

    /**
     * Checks the claims of a token whose signature, issuer, audience and expiry were found right.
     *
     * @throws ParseException when they do not say who calls
     */
    static void check(byte[] json, Instant now) throws ParseException {
        JsonNode claims = read(json);
        for (String date : List.of("exp", "nbf", "iat")) {
            date(claims.get(date), date);
        }
        JsonNode issuedAt = claims.get("iat");
        if (issuedAt != null && issuedAt.asLong() > now.plus(SKEW).getEpochSecond()) {
            throw new ParseException("iat is in the future");
        }
        if (text(claims, "sub").isEmpty()) {
            throw new ParseException("sub is missing");
        }
        Role role = role(claims.get("roles"));
        if (text(claims, "org").isEmpty() && !WITHOUT_ORGANISATION.contains(role)) {
            throw new ParseException("org is missing");
        }
        Optional<String> npi = text(claims, "npi");
        if (npi.isPresent() && !npi.get().matches("[0-9]{" + NPI_DIGITS + "}")) {
            throw new ParseException("npi is not an NPI");
        }
        Optional<String> patient = text(claims, "patient");
        if (role == Role.PATIENT && !patient.map(ClaimRules::isRecord).orElse(false)) {
            throw new ParseException("patient is no record");
        }
    }

    private static JsonNode read(byte[] json) throws ParseException {
        try {
            return JSON.readTree(json);
        } catch (IOException notJson) {
            throw new ParseException("the claims are not one JSON document", notJson);
        }
    }

    private static void date(@Nullable JsonNode value, String claim) throws ParseException {
        if (value != null && !(value.isNumber() && value.asLong(-1) >= 0 && value.asDouble() <= LAST_SECOND)) {
            throw new ParseException(claim + " is no date");
        }
    }

    private static Optional<String> text(JsonNode claims, String claim) throws ParseException {
        JsonNode value = claims.get(claim);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > LONGEST) {
            throw new ParseException(claim + " is no text of 1 to " + LONGEST + " characters");
        }
        return Optional.of(value.asText());
    }

    /** A list of one, or the one itself as text. */
    private static Role role(@Nullable JsonNode value) throws ParseException {
        List<JsonNode> named = value == null
                ? List.of()
                : value.isArray()
                        ? StreamSupport.stream(value.spliterator(), false).toList()
                        : List.of(value);
        if (named.size() != 1 || !named.getFirst().isTextual()) {
            throw new ParseException("roles is not one role");
        }
        String code = named.getFirst().asText();
        return Arrays.stream(Role.values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ParseException("roles names no known role"));
    }

    private static boolean isRecord(String patient) {
        try {
            return UUID.fromString(patient).toString().equals(patient);
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }
}
