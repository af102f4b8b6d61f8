package org.scriptline.prescription.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The billing units in which a prescription's quantity can be written: the word, the NCI Thesaurus code of NCPDP's
 * QuantityUnitOfMeasure subset (C89510, published by NCI EVS), and what senders write for it: UCUM annotations, codes of
 * HL7's orderable drug forms, and words.
 *
 * <p>Packages (inhaler, vial, pen, bottle, tube) are missing on purpose: how much is in one differs, and coverage and
 * refills are counted in the billing unit.
 */
public enum QuantityUnit {
    TABLET("tablet", "C48542", "tab", "tabs", "tbl"),
    CAPSULE("capsule", "C48480", "cap", "caps"),
    CAPLET("caplet", "C64696"),
    MILLILITER("mL", "C28254", "milliliter", "milliliters", "millilitre"),
    GRAM("g", "C48155", "gram", "grams", "gm"),
    EACH("each", "C64933", "ea", "1", "unit of use"),
    PATCH("patch", "C48524", "patches"),
    SUPPOSITORY("suppository", "C48539", "supp", "suppositories"),
    LOZENGE("lozenge", "C48506"),
    TROCHE("troche", "C48548"),
    FILM("film", "C53499"),
    PACKET("packet", "C48521"),
    PAD("pad", "C65032"),
    RING("ring", "C62609"),
    KIT("kit", "C48504"),
    APPLICATOR("applicator", "C62412"),
    BLISTER("blister", "C54564"),
    GUM("gum", "C69124"),
    IMPLANT("implant", "C48499"),
    INSERT("insert", "C62276"),
    SPONGE("sponge", "C53502"),
    STICK("stick", "C53503"),
    STRIP("strip", "C48538"),
    SWAB("swab", "C53504"),
    WAFER("wafer", "C48552");

    private static final Set<QuantityUnit> MEASURED = Set.of(MILLILITER, GRAM);

    private final String word;
    private final String nciCode;
    private final List<String> alsoWritten;

    QuantityUnit(String word, String nciCode, String... alsoWritten) {
        this.word = word;
        this.nciCode = nciCode;
        this.alsoWritten = List.of(alsoWritten);
    }

    /** The unit that the order names, by its code first, then by its word. */
    public static Optional<QuantityUnit> of(OrderedUnit ordered) {
        return Stream.of(ordered.code(), ordered.word())
                .flatMap(text -> named(text).stream())
                .findFirst();
    }

    /** The unit with this word or code in any of its spellings. */
    static Optional<QuantityUnit> named(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String plain = text.strip().replaceAll("^\\{|\\}$", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(unit -> unit.isWritten(plain)).findFirst();
    }

    private boolean isWritten(String plain) {
        String singular = word.toLowerCase(Locale.ROOT);
        return plain.equals(singular)
                || plain.equals(singular + "s")
                || plain.equals(nciCode.toLowerCase(Locale.ROOT))
                || alsoWritten.contains(plain);
    }

    /** As it travels in events: tablet, capsule, mL, g, each ... */
    public String word() {
        return word;
    }

    public String nciCode() {
        return nciCode;
    }

    /** Whether only whole numbers of it exist. */
    public boolean isCounted() {
        return !MEASURED.contains(this);
    }
}
