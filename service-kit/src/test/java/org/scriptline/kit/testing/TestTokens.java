package org.scriptline.kit.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens as the local issuer gives them. */
public final class TestTokens {

    /** Issuer of the tests' tokens. */
    public static final String ISSUER = "https://issuer.example";
    /** Id of the one key that the issuer publishes. */
    static final String KEY_ID = "test-1";

    private static final KeyPair KEYS = keys();
    private static final int LIFETIME_SECONDS = 3600;
    /** A client sends the same token with every request too; to sign one takes longer than most requests do. */
    private static final Map<String, String> KEPT = new ConcurrentHashMap<>();

    private TestTokens() {}

    /**
     * A token of one of the named callers: prescriber, prescriber2, agent, emr, ops, or of a pharmacy by NCPDP id; the same one
     * as long as the test run lasts.
     */
    public static String token(String who) {
        return KEPT.computeIfAbsent(who, TestTokens::make);
    }

    private static String make(String who) {
        return switch (who) {
            case "prescriber" -> prescriber("ada", "elm-street", "1234567893");
            case "prescriber2" -> prescriber("ben", "harbor-cardiology", "1987654328");
            case "agent" -> sign("agent-1", "elm-street", "agent");
            case "emr" -> sign("emr-1", "elm-street", "emr");
            case "ops" -> sign("ops-1", "scriptline", "ops");
            case "knowledge" -> sign("reviewer-1", "scriptline", "knowledge");
            case "pharmacist" -> sign("pharmacist-1", "5912342", "pharmacist");
            case "pharmacist2" -> sign("pharmacist-2", "5912359", "pharmacist");
            default -> sign("pharmacist-" + who, who, "pharmacist");
        };
    }

    /** A prescriber's token. */
    public static String prescriber(String subject, String org, String npi) {
        return signed(claims(subject, org, "prescriber").claim("npi", npi));
    }

    /** A patient's token. */
    public static String patient(String recordId, String org) {
        return signed(claims("patient-" + recordId, org, "patient").claim("patient", recordId));
    }

    /** A patient's token as the local issuer gives it: with the record and no organisation. */
    public static String patient(String recordId) {
        return signed(Jwt.issuer(ISSUER)
                .subject("patient-" + recordId)
                .audience("scriptline")
                .expiresIn(LIFETIME_SECONDS)
                .claim("roles", Set.of("patient"))
                .claim("patient", recordId));
    }

    /** A token of somebody with a role that needs no further claim. */
    public static String sign(String subject, String org, String role) {
        return signed(claims(subject, org, role));
    }

    /** What the issuer publishes: a JSON Web Key Set (RFC 7517) with one key. */
    static String publicKeys() {
        return keySet(KEY_ID, KEYS);
    }

    /** The public half of a pair as a key set. */
    static String keySet(String id, KeyPair keys) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + id + "\",\"n\":\""
                + base64(key.getModulus()) + "\",\"e\":\"" + base64(key.getPublicExponent()) + "\"}]}";
    }

    static KeyPair issuerKeys() {
        return KEYS;
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String signed(JwtClaimsBuilder claims) {
        return claims.jws().keyId(KEY_ID).sign(KEYS.getPrivate());
    }

    private static JwtClaimsBuilder claims(String subject, String org, String role) {
        return Jwt.issuer(ISSUER)
                .subject(subject)
                .audience("scriptline")
                .expiresIn(LIFETIME_SECONDS)
                .claim("jti", UUID.randomUUID().toString())
                .claim("org", org)
                .claim("roles", Set.of(role));
    }
}
