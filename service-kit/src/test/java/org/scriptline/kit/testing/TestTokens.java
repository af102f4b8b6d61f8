package org.scriptline.kit.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/** Tokens as the local issuer gives them. */
public final class TestTokens {

    /** Issuer of the tests' tokens. */
    public static final String ISSUER = "https://issuer.example";

    private static final KeyPair KEYS = keys();
    private static final int LIFETIME_SECONDS = 3600;

    private TestTokens() {}

    /** A token of one of the named callers: prescriber, prescriber2, agent, emr, ops, or of a pharmacy by NCPDP id. */
    public static String token(String who) {
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
        return claims(subject, org, "prescriber").claim("npi", npi).sign(KEYS.getPrivate());
    }

    /** A patient's token. */
    public static String patient(String recordId, String org) {
        return claims("patient-" + recordId, org, "patient")
                .claim("patient", recordId)
                .sign(KEYS.getPrivate());
    }

    static String publicKeyPem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEYS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    private static String sign(String subject, String org, String role) {
        return claims(subject, org, role).sign(KEYS.getPrivate());
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

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
