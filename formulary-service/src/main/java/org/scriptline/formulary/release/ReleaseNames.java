package org.scriptline.formulary.release;

import java.util.Map;

/**
 * A payer's own words for the numbers that a release is kept in. Part D has none: its formularies and tiers are numbers.
 *
 * @param formularies by number
 * @param tiers by number
 * @param drugs by RxCUI, where the payer's files carry names
 */
public record ReleaseNames(Map<Integer, String> formularies, Map<Integer, String> tiers, Map<Integer, String> drugs) {

    public static final ReleaseNames NONE = new ReleaseNames(Map.of(), Map.of(), Map.of());

    public ReleaseNames {
        formularies = Map.copyOf(formularies);
        tiers = Map.copyOf(tiers);
        drugs = Map.copyOf(drugs);
    }
}
