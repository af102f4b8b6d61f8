package org.scriptline.formulary.release;

/**
 * Where a release is in its life.
 *
 * <pre>
 * STAGED ──activate──▶ ACTIVE ──a newer one of the same source and year──▶ RETIRED
 *                        ▲                                                    │
 *                        └────────────── activate, roll back ─────────────────┘
 * </pre>
 */
public enum ReleaseState {
    /** Stored, not served. */
    STAGED,
    /** Served; at most one of each source and contract year. */
    ACTIVE,
    /** Served before; kept for roll-back. */
    RETIRED
}
