package org.scriptline.interaction.screening;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Stable ids: equal parts give an equal id in every process and every version. */
final class Fingerprint {
    private static final int BYTES = 16;
    /** Never fed: every fingerprint begins with a copy, without a search for the algorithm. */
    private static final MessageDigest FRESH = fresh();

    private Fingerprint() {}

    /** 32 hexadecimal digits of the SHA-256 of the parts, in their order. */
    static String of(Iterable<String> parts) {
        try {
            MessageDigest digest = (MessageDigest) FRESH.clone();
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a digest of the Java platform can be cloned", e);
        }
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
