package org.scriptline.kit.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;

/**
 * The scope and value of an {@code Idempotency-Key} with the hash of the request that it came with.
 *
 * @param key 1 to 255 visible characters
 */
@SuppressWarnings("ArrayRecordComponent")
public record IdempotencyKey(String issuer, String org, String subject, String key, byte[] requestHash) {

    private static final int LONGEST = 255;

    /** The key of a caller's request; the operation belongs to the hash, so that one key serves one operation. */
    public static IdempotencyKey of(Caller caller, String key, String operation, byte[] body) {
        if (key.isBlank() || key.length() > LONGEST) {
            throw new ProblemException(ErrorCode.PARAMETER_INVALID, "Idempotency-Key has 1 to 255 characters.")
                    .withField("Idempotency-Key");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(operation.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(body);
            return new IdempotencyKey(caller.issuer(), caller.org(), caller.subject(), key, digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The key of a request that may come without one.
     *
     * @param header the header's value, null when there is none
     * @param words everything that tells two requests of the operation apart, in a fixed order
     */
    public static @Nullable IdempotencyKey ofHeader(
            Caller caller, @Nullable String header, String operation, @Nullable String... words) {
        return header == null
                ? null
                : of(
                        caller,
                        header,
                        operation,
                        String.join(
                                        "\n",
                                        Arrays.stream(words)
                                                .map(String::valueOf)
                                                .toList())
                                .getBytes(StandardCharsets.UTF_8));
    }

    /** Whose key it is and its value, without the request: two requests with one scope are twins. */
    public String scope() {
        return issuer + '\n' + org + '\n' + subject + '\n' + key;
    }

    boolean sameRequest(byte[] other) {
        return Arrays.equals(requestHash, other);
    }
}
