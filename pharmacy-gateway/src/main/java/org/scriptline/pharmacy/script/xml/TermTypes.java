package org.scriptline.pharmacy.script.xml;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** RxNorm's term types and SCRIPT's words for them: packs are written in three letters. */
final class TermTypes {

    private TermTypes() {}

    /** The qualifier of a term type; null when it is no product. */
    static @Nullable String qualifier(String termType) {
        String upper = termType.toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "GPCK" -> "GPK";
            case "BPCK" -> "BPK";
            case "SCD", "SBD" -> upper;
            default -> null;
        };
    }

    /** The term type of a qualifier; an unknown one stays as it is, and cannot be written. */
    static String read(String qualifier) {
        return switch (qualifier) {
            case "GPK" -> "GPCK";
            case "BPK" -> "BPCK";
            default -> qualifier;
        };
    }
}
