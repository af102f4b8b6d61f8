package org.scriptline.contracts.products;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The index of every generic name, synonym, brand and combination name, spelling differences folded away. */
final class DrugNames {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,/()\\[\\]+&-]+");

    private final Map<String, NamedDrug> byKey = new HashMap<>();
    private int longestName = 1;

    /** Adds a name; the first one to claim a spelling keeps it, so generic names go in before brands. */
    void add(String name, NamedDrug drug) {
        String key = key(name);
        byKey.putIfAbsent(key, drug);
        longestName = Math.max(longestName, key.split(" ").length);
    }

    Optional<NamedDrug> find(String name) {
        return Optional.ofNullable(byKey.get(key(name)));
    }

    /** The number of words in the longest name, which bounds every search in free text. */
    int longestName() {
        return longestName;
    }

    /** Lower case, one space where there were spaces, hyphens, commas, slashes or brackets. */
    static String key(String name) {
        return SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
