package org.scriptline.interaction.screening;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Stable ids: equal parts give an equal id in every process and every version. */
final class Fingerprint {
    private static final int BYTES = 16;
    private static final char END = 0;
    private static final HexFormat HEXADECIMAL = HexFormat.of();
    /** Empty again after each fingerprint; every alert needs one, so none is made for it. */
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Fingerprint::fresh);

    private Fingerprint() {}

    /**
     * 32 hexadecimal digits of the SHA-256 of what it is about, in the order of the alphabet and each once, each part
     * with its end marked.
     */
    static String of(String rule, String severity, List<String> identities) {
        List<String> sorted = new ArrayList<>(identities);
        sorted.sort(null);
        StringBuilder text =
                new StringBuilder(128).append(rule).append(END).append(severity).append(END);
        String before = null;
        for (int i = 0; i < sorted.size(); i++) {
            String identity = sorted.get(i);
            if (!identity.equals(before)) {
                text.append(identity).append(END);
            }
            before = identity;
        }
        byte[] hash = DIGEST.get().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HEXADECIMAL.formatHex(hash, 0, BYTES);
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
