package org.scriptline.prescription.fhir;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Ids of facts within a patient record. A contained resource's own id is new in each order, so the id is made from what
 * is stated: the same allergy stated again is the same fact, not a second one.
 */
final class FactIds {
    private static final int DIGITS = 16;

    private FactIds() {}

    static String of(String kind, String statement) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(statement.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return kind + "-" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
