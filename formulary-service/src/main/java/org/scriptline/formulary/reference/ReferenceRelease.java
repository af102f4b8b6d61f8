package org.scriptline.formulary.reference;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.ReleaseState;

/**
 * One kind's files as they were loaded, without their content.
 *
 * @param id kind and the beginning of the content's hash, so that equal content is the same release
 * @param contentHash SHA-256 in hexadecimal
 * @param warnings what the gates warned of and the operator accepted
 * @param activatedAt null while it has never served
 */
public record ReferenceRelease(
        String id,
        ReferenceKind kind,
        String contentHash,
        ReleaseState state,
        ReferenceRows rows,
        List<String> warnings,
        Instant loadedAt,
        @Nullable Instant activatedAt) {

    private static final int HASH_IN_ID = 12;

    static ReferenceRelease staged(ReferenceContent content, String hash, List<String> warnings, Instant now) {
        return new ReferenceRelease(
                content.kind().code() + "-" + hash.substring(0, HASH_IN_ID),
                content.kind(),
                hash,
                ReleaseState.STAGED,
                ReferenceRows.of(content),
                warnings,
                now,
                null);
    }
}
