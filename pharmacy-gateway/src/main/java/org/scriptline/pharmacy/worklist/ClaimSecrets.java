package org.scriptline.pharmacy.worklist;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives a claim's secret from a key, so that its pharmacy can read it again after a lost answer although only its hash is stored. */
public final class ClaimSecrets {

    private static final String ALGORITHM = "HmacSHA256";
    /** Below that a key can be guessed. */
    public static final int SHORTEST_KEY = 32;

    private final SecretKeySpec key;

    /** @param key at least {@link #SHORTEST_KEY} random bytes */
    public ClaimSecrets(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("the claim key is shorter than " + SHORTEST_KEY + " bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The secret of an order's claim with this number: 43 characters of URL-safe Base64. */
    public String secret(UUID order, String pharmacy, int claimNumber) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] bytes = mac.doFinal((order + "\n" + pharmacy + "\n" + claimNumber).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is stored of a secret. */
    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
