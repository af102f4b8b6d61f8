package org.scriptline.formulary.release;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A release of one source and one contract year, without its content.
 *
 * @param id source, year and the beginning of the content's hash, so that equal content is the same release
 * @param contentHash SHA-256 in hexadecimal
 * @param warnings what the gates warned of and the operator accepted
 * @param activatedAt null while it has never served
 */
public record Release(
        String id,
        String source,
        int contractYear,
        String contentHash,
        Completeness completeness,
        ReleaseState state,
        RowCounts rows,
        List<String> warnings,
        Instant loadedAt,
        @Nullable Instant activatedAt) {

    public static final String PART_D = "cms-part-d";
    private static final int HASH_IN_ID = 12;

    /** As it is kept once its large tables were read: with their rows and warnings. */
    public Release with(Bulk.Copied copied) {
        List<String> all =
                Stream.concat(warnings.stream(), copied.warnings().stream()).toList();
        return new Release(
                id,
                source,
                contractYear,
                contentHash,
                completeness,
                state,
                rows.with(copied),
                all,
                loadedAt,
                activatedAt);
    }

    static Release staged(String source, ReleaseContent content, String contentHash, Audit audit, Instant now) {
        return new Release(
                source + "-" + content.contractYear() + "-" + contentHash.substring(0, HASH_IN_ID),
                source,
                content.contractYear(),
                contentHash,
                audit.completeness(),
                ReleaseState.STAGED,
                RowCounts.of(content),
                audit.warnings(),
                now,
                null);
    }
}
