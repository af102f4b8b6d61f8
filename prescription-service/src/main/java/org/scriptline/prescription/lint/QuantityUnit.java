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
 * <p>SCRIPT's list has no packages: an inhaler or a vial travels as each. They are taken where the product is billed by
 * the piece, or where its name says how much is in one ({@link BillingUnits}).
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
    WAFER("wafer", "C48552"),
    INHALER("inhaler", "C64933", "canister", "canisters"),
    VIAL("vial", "C64933", "ampule", "ampules", "ampoule", "nebule", "nebules"),
    PEN("pen", "C64933", "flexpen", "kwikpen", "auto-injector", "autoinjector", "auto-injectors"),
    SYRINGE("syringe", "C64933", "prefilled syringe", "prefilled syringes"),
    CARTRIDGE("cartridge", "C64933"),
    BOTTLE("bottle", "C64933"),
    TUBE("tube", "C64933"),
    PACKAGE("package", "C64933", "box", "boxes", "carton", "cartons", "pack", "packs", "dose pack");

    private static final Set<QuantityUnit> MEASURED = Set.of(MILLILITER, GRAM);
    private static final Set<QuantityUnit> PACKAGES =
            Set.of(INHALER, VIAL, PEN, SYRINGE, CARTRIDGE, BOTTLE, TUBE, PACKAGE);

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

    /** Whether it is a package, of which only the product says how much it holds. */
    boolean isPackage() {
        return PACKAGES.contains(this);
    }

    /** Whether only whole numbers of it exist. */
    public boolean isCounted() {
        return !MEASURED.contains(this);
    }
}
