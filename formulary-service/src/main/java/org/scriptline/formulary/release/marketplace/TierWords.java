package org.scriptline.formulary.release.marketplace;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers for the words by which payers call their tiers. The words of PDex (usdf-DrugTierCS) have fixed numbers in the
 * order of what members pay as a rule; others follow as they come.
 */
final class TierWords {

    static final int MOST = 31;

    private static final List<String> KNOWN = List.of(
            "zero-cost-share-preventative",
            "preferred-generic",
            "generic",
            "non-preferred-generic",
            "preferred-brand",
            "brand",
            "non-preferred-brand",
            "specialty",
            "medical-service");

    /** Spellings that payers use for the same. */
    private static final Map<String, String> SAME = Map.of(
            "zero-cost-share-preventive", "zero-cost-share-preventative",
            "zero-cost-share", "zero-cost-share-preventative",
            "medical-benefit", "medical-service",
            "specialty-drugs", "specialty");

    private final Map<String, Integer> others = new HashMap<>();
    private final Map<Integer, String> used = new HashMap<>();

    /** The number of a tier, 1 to {@link #MOST}; 0 when there are more tiers than that. */
    int number(String written) {
        String spelt = written.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
        String word = SAME.getOrDefault(spelt, spelt);
        int known = KNOWN.indexOf(word);
        int number = known >= 0 ? known + 1 : others.computeIfAbsent(word, added -> KNOWN.size() + others.size() + 1);
        if (number > MOST) {
            return 0;
        }
        used.put(number, word);
        return number;
    }

    /** The words that came, by number. */
    Map<Integer, String> used() {
        return used;
    }
}
