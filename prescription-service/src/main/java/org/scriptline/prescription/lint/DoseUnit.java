package org.scriptline.prescription.lint;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a dose is counted in, with the spellings of words, UCUM codes and HL7's orderable drug forms. */
enum DoseUnit {
    TABLET("tablets", "tablet", "tab", "tabs", "tbl", "caplet", "caplets", "c48542"),
    CAPSULE("capsules", "capsule", "cap", "caps", "c48480"),
    MILLILITER("mL", "ml", "mls", "milliliter", "milliliters", "millilitre", "c28254"),
    MILLIGRAM("mg", "milligram", "milligrams", "c28253"),
    MICROGRAM("mcg", "microgram", "micrograms", "ug", "µg", "μg", "c48152"),
    GRAM("g", "gram", "grams", "gm", "c48155"),
    UNIT("units", "unit", "u", "iu", "[iu]", "[arb'u]", "international units", "c44278"),
    PUFF("puffs", "puff", "inhalation", "inhalations", "actuation", "actuations", "c65060", "c48501", "c122629"),
    SPRAY("sprays", "spray", "c48537"),
    DROP("drops", "drop", "gtt", "gtts", "[drp]", "c48491"),
    PATCH("patches", "patch", "c48524"),
    SUPPOSITORY("suppositories", "suppository", "c48539"),
    FILM("films", "film", "c53499"),
    PACKET("packets", "packet", "sachet", "sachets", "c48521"),
    LOZENGE("lozenges", "lozenge", "c48506"),
    APPLICATION("applications", "application", "applicatorful", "applicatorfuls"),
    TEASPOON("teaspoons", "teaspoon", "teaspoonful", "teaspoonfuls", "teaspoonsful", "tsp", "tsps", "[tsp_us]"),
    TABLESPOON(
            "tablespoons",
            "tablespoon",
            "tablespoonful",
            "tablespoonfuls",
            "tablespoonsful",
            "tbsp",
            "tbsps",
            "[tbs_us]"),
    HOUSEHOLD(
            "household measures",
            "capful",
            "capfuls",
            "dropperful",
            "dropperfuls",
            "droppersful",
            "ounce",
            "ounces",
            "oz",
            "[foz_us]",
            "cup",
            "cups",
            "cupful",
            "[cup_us]",
            "spoonful",
            "spoonfuls"),
    CUBIC_CENTIMETER("cc", "ccs");

    private static final Set<DoseUnit> MASSES = EnumSet.of(MILLIGRAM, MICROGRAM, GRAM);
    private static final Set<DoseUnit> NOT_METRIC = EnumSet.of(TEASPOON, TABLESPOON, HOUSEHOLD, CUBIC_CENTIMETER);
    private static final Map<DoseUnit, Double> MILLIGRAMS = Map.of(MILLIGRAM, 1d, MICROGRAM, 0.001, GRAM, 1000d);

    private final String word;
    private final List<String> spellings;

    DoseUnit(String word, String... spellings) {
        this.word = word;
        this.spellings = List.of(spellings);
    }

    /** The unit with this word or code, as written in a structured dose. */
    static Optional<DoseUnit> named(String text) {
        String plain = text.strip().replaceAll("^\\{|\\}$", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(unit -> unit.word.toLowerCase(Locale.ROOT).equals(plain) || unit.spellings.contains(plain))
                .findFirst();
    }

    /** Alternatives of a regular expression: every spelling that is a word, the longest first. */
    static String alternatives() {
        return Arrays.stream(values())
                .flatMap(unit -> Stream.concat(Stream.of(unit.word.toLowerCase(Locale.ROOT)), unit.spellings.stream()))
                .filter(spelling -> spelling.matches("[\\p{L} ]+"))
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    String word() {
        return word;
    }

    boolean isMass() {
        return MASSES.contains(this);
    }

    /** A measure that a kitchen has and a pharmacy must not write. */
    boolean isHousehold() {
        return NOT_METRIC.contains(this);
    }

    /** Milligrams in one of a mass unit. */
    double milligrams() {
        return MILLIGRAMS.getOrDefault(this, Double.NaN);
    }
}
