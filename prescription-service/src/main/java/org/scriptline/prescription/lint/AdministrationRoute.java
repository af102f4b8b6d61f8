package org.scriptline.prescription.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a drug goes in, as directions say it in words and as SNOMED CT codes it. */
enum AdministrationRoute {
    ORAL("26643006", "by mouth|orally|\\boral\\b|\\bpo\\b|\\bp\\.o\\.|\\bswallow"),
    SUBLINGUAL("37839007", "under (the|your) tongue|sublingual"),
    RECTAL("37161004", "\\brectal|\\brectum"),
    VAGINAL("16857009", "\\bvagina"),
    OPHTHALMIC("54485002", "\\beyes?\\b|ophthalmic|conjunctiva"),
    OTIC("10547007", "\\bears?\\b|\\botic\\b"),
    NASAL("46713006", "\\bnostrils?\\b|\\bnasal|intranasal|\\bnose\\b"),
    INHALED("447694001", "\\binhale|\\binhalation|\\bpuffs?\\b|nebuli[sz]|respiratory"),
    SUBCUTANEOUS("34206005", "subcutaneous|under (the|your) skin"),
    INTRAMUSCULAR("78421000", "intramuscular|into (the|a) muscle"),
    ON_THE_SKIN(
            "6064005", "topical|transdermal|cutaneous route|(to|on|onto) (the )?(\\w+ )?(skin|areas?|scalp|rash)\\b");

    private final String snomed;
    private final Pattern words;

    AdministrationRoute(String snomed, String words) {
        this.snomed = snomed;
        this.words = Pattern.compile(words);
    }

    /** The route that a code or its words name; empty when neither is known, or several are. */
    static Optional<AdministrationRoute> structured(@Nullable String code, @Nullable String words) {
        Optional<AdministrationRoute> coded = Arrays.stream(values())
                .filter(route -> route.snomed.equals(code))
                .findFirst();
        return coded.isPresent() || words == null ? coded : only(words.toLowerCase(Locale.ROOT));
    }

    /** The one route that a text in lower case names; empty when it names none or several. */
    static Optional<AdministrationRoute> only(String text) {
        List<AdministrationRoute> named = Arrays.stream(values())
                .filter(route -> route.words.matcher(text).find())
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
