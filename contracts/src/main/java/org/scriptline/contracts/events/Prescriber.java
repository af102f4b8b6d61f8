package org.scriptline.contracts.events;

import org.jspecify.annotations.Nullable;

/** Who prescribes, as the practice's configuration names the person behind the NPI. */
public record Prescriber(
        String npi,
        String family,
        String given,
        String practice,
        String practiceName,
        PostalAddress address,
        @Nullable String phone) {

    /** As shown to other clinicians: name and practice. */
    public String display() {
        return "Dr. " + given + " " + family + ", " + practiceName;
    }
}
