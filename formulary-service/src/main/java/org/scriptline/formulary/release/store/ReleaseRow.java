package org.scriptline.formulary.release.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.scriptline.formulary.release.Completeness;
import org.scriptline.formulary.release.Release;
import org.scriptline.formulary.release.ReleaseState;
import org.scriptline.formulary.release.RowCounts;

/** A row of {@code release}, for reading. Warnings stand one a line. */
@Entity
@Table(name = "release")
@NullUnmarked
public class ReleaseRow {

    @Id
    String id;

    @Column(nullable = false)
    String source;

    @Column(name = "contract_year", nullable = false)
    int contractYear;

    @Column(name = "content_hash", nullable = false)
    String contentHash;

    @Column(nullable = false)
    String completeness;

    @Column(nullable = false)
    String state;

    @Column(nullable = false)
    int items;

    @Column(nullable = false)
    int plans;

    @Column(nullable = false)
    int costs;

    @Column(nullable = false)
    long prices;

    @Column(nullable = false)
    long pharmacies;

    @Column(nullable = false)
    int insulin;

    @Column(nullable = false)
    int excluded;

    @Column(nullable = false)
    int indications;

    @Column(nullable = false)
    int aliases;

    @Column(nullable = false)
    int counties;

    @Column(nullable = false)
    int areas;

    @Column(nullable = false)
    String warnings;

    @Column(name = "loaded_at", nullable = false)
    Instant loadedAt;

    @Column(name = "activated_at")
    Instant activatedAt;

    Release toRelease() {
        return new Release(
                id,
                source,
                contractYear,
                contentHash,
                Completeness.valueOf(completeness),
                ReleaseState.valueOf(state),
                new RowCounts(
                        items,
                        plans,
                        costs,
                        prices,
                        pharmacies,
                        new RowCounts.Others(insulin, excluded, indications, aliases, counties, areas)),
                warnings.lines().toList(),
                loadedAt,
                activatedAt);
    }
}
