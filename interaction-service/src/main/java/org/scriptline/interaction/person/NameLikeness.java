package org.scriptline.interaction.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How alike two normalised names are: variants of one given name, and the Jaro–Winkler measure for misspellings. */
final class NameLikeness {
    /** From here on two names may be one that was misspelt. */
    static final double ALIKE = 0.92;

    /** A misspelt name has one letter exchanged with its neighbour, or two that are wrong, missing or too many. */
    private static final int MOST_MISTAKES = 2;

    private static final int PREFIX = 4;
    private static final double PREFIX_WEIGHT = 0.1;
    private static final Map<String, Set<Integer>> GROUPS = groups();

    private NameLikeness() {}

    private static Map<String, Set<Integer>> groups() {
        try (InputStream file = NameLikeness.class.getResourceAsStream("/person/given-name-variants.txt")) {
            if (file == null) {
                throw new IllegalStateException("the variants of given names are missing");
            }
            Map<String, Set<Integer>> groups = new HashMap<>();
            int group = 0;
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    for (String name : line.strip().split(" ")) {
                        groups.computeIfAbsent(name, unused -> new HashSet<>()).add(group);
                    }
                    group++;
                }
            }
            return groups;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether one person may use both. */
    static boolean variants(String one, String other) {
        Set<Integer> mine = GROUPS.getOrDefault(one, Set.of());
        return GROUPS.getOrDefault(other, Set.of()).stream().anyMatch(mine::contains);
    }

    /** One name for all variants of it, so that they are found together; the name itself when it has none. */
    static List<String> groupsOf(String name) {
        Set<Integer> groups = GROUPS.get(name);
        return groups == null
                ? List.of(name)
                : groups.stream().sorted().map(group -> "#" + group).toList();
    }

    /** Whether one is a letter and the other begins with it. */
    static boolean initial(String one, String other) {
        return (one.length() == 1 || other.length() == 1) && one.charAt(0) == other.charAt(0);
    }

    /** Long names that differ in many letters are as near by the measure as short ones that differ in one. */
    static boolean alike(String one, String other) {
        return jaroWinkler(one, other) >= ALIKE && mistakes(one, other) <= MOST_MISTAKES;
    }

    /** How many letters have to be put in, taken out or replaced to make one of the other (Levenshtein 1966). */
    static int mistakes(String one, String other) {
        int[] above = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }

    /** 0 for nothing in common to 1 for equal (Winkler 1990, the common prefix of four letters weighs 0.1 each). */
    static double jaroWinkler(String one, String other) {
        double jaro = jaro(one, other);
        int prefix = 0;
        int most = Math.min(PREFIX, Math.min(one.length(), other.length()));
        while (prefix < most && one.charAt(prefix) == other.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }

    private static double jaro(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        int reach = Math.max(0, Math.max(one.length(), other.length()) / 2 - 1);
        boolean[] taken = new boolean[other.length()];
        StringBuilder common = new StringBuilder();
        for (int i = 0; i < one.length(); i++) {
            int last = Math.min(other.length() - 1, i + reach);
            for (int j = Math.max(0, i - reach); j <= last; j++) {
                if (!taken[j] && one.charAt(i) == other.charAt(j)) {
                    taken[j] = true;
                    common.append(one.charAt(i));
                    break;
                }
            }
        }
        int matches = common.length();
        if (matches == 0) {
            return 0;
        }
        int transposed = 0;
        int place = 0;
        for (int j = 0; j < other.length(); j++) {
            if (taken[j]) {
                transposed += other.charAt(j) == common.charAt(place++) ? 0 : 1;
            }
        }
        double m = matches;
        return (m / one.length() + m / other.length() + (m - transposed / 2.0) / m) / 3;
    }

    /** Without what a street is called, so that St and Street are equal; null when nothing remains. */
    static @Nullable String street(@Nullable String line) {
        String plain = NormalForm.name(line);
        if (plain == null) {
            return null;
        }
        for (String[] word : STREETS) {
            if (plain.endsWith(word[0])) {
                return plain.substring(0, plain.length() - word[0].length()) + word[1];
            }
        }
        return plain;
    }

    private static final String[][] STREETS = {
        {"street", "st"},
        {"avenue", "ave"},
        {"road", "rd"},
        {"drive", "dr"},
        {"lane", "ln"},
        {"boulevard", "blvd"},
        {"court", "ct"},
        {"place", "pl"},
        {"circle", "cir"},
        {"highway", "hwy"}
    };
}
