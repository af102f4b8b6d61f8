package org.scriptline.pharmacy.delivery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.pharmacy.script.ScriptLimits;

/**
 * The note of a NewRx: that nobody checked, the prescriber's own words, and what else fits of what the message carries
 * in other elements (the date before which nothing may be dispensed) or has no element for (why nothing else may be
 * dispensed), since a pharmacist surely reads the note. The prescriber's own words and the warning are never left out.
 */
final class PharmacistNote {

    private PharmacistNote() {}

    /** The note; null when there is nothing to say. */
    static @Nullable String of(PrescriptionReleased released) {
        PrescriptionContent content = released.content();
        List<String> said = new ArrayList<>();
        if (released.unscreenedReason() != null) {
            said.add(MessageComposer.UNSCREENED);
        }
        int mayBeAdded = said.size();
        if (content.noteToPharmacist() != null && !content.noteToPharmacist().isBlank()) {
            said.add(content.noteToPharmacist());
        }
        if (content.substitutionReason() != null) {
            addWhereItFits(said, mayBeAdded, "Dispense as written: " + content.substitutionReason() + ".");
        }
        if (content.doNotFillBefore() != null) {
            addWhereItFits(said, mayBeAdded, "Do not fill before " + content.doNotFillBefore() + ".");
        }
        return said.isEmpty() ? null : String.join(" ", said);
    }

    private static void addWhereItFits(List<String> said, int place, String sentence) {
        List<String> longer = new ArrayList<>(said);
        longer.add(place, sentence);
        if (String.join(" ", longer).length() <= ScriptLimits.NOTE) {
            said.add(place, sentence);
        }
    }
}
