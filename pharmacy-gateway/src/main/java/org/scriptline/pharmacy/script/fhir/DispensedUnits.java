package org.scriptline.pharmacy.script.fhir;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Units as FHIR senders write them, as NCI Thesaurus codes: UCUM and its annotations in braces, codes of HL7's orderable drug forms, words. What is not listed
 * stays as it was written, and the order shows that its unit is another one.
 */
final class DispensedUnits {

    private static final String EACH = "C64933";

    private static final Map<String, String> NCI = Map.ofEntries(
            Map.entry("tablet", "C48542"),
            Map.entry("tablets", "C48542"),
            Map.entry("tab", "C48542"),
            Map.entry("tbl", "C48542"),
            Map.entry("capsule", "C48480"),
            Map.entry("capsules", "C48480"),
            Map.entry("cap", "C48480"),
            Map.entry("ml", "C28254"),
            Map.entry("milliliter", "C28254"),
            Map.entry("g", "C48155"),
            Map.entry("gram", "C48155"),
            Map.entry("grams", "C48155"),
            Map.entry("patch", "C48524"),
            Map.entry("patches", "C48524"),
            Map.entry("supp", "C48539"),
            Map.entry("suppository", "C48539"),
            Map.entry("packet", "C48521"),
            Map.entry("kit", "C48504"),
            Map.entry("ring", "C62609"),
            Map.entry("film", "C53499"),
            Map.entry("lozenge", "C48506"),
            Map.entry("each", EACH),
            Map.entry("ea", EACH),
            Map.entry("1", EACH),
            Map.entry("inhaler", EACH),
            Map.entry("vial", EACH),
            Map.entry("pen", EACH),
            Map.entry("syringe", EACH),
            Map.entry("cartridge", EACH));

    private DispensedUnits() {}

    /** The code that counts, its word where it has none that is known, null when no unit is named. */
    static @Nullable String code(@Nullable String system, @Nullable String code, @Nullable String word) {
        if (code != null && (Systems.NCI.equals(system) || code.matches("C[0-9]{4,6}"))) {
            return code;
        }
        String known = known(code);
        if (known == null) {
            known = known(word);
        }
        return known != null ? known : word != null ? word : code;
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null
                ? null
                : NCI.get(text.strip().replaceAll("^\\{|\\}$", "").toLowerCase(Locale.ROOT));
    }
}
