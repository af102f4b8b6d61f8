package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;

/**
 * Whom a transaction is about. A message that we write needs patient and prescriber; one that we read may name fewer.
 *
 * @param patient a human; a non-human patient is not carried
 * @param supervisor of the prescriber
 */
public record Parties(
        @Nullable Demographics patient,
        @Nullable PharmacyParty pharmacy,
        @Nullable Practitioner prescriber,
        @Nullable Practitioner supervisor) {

    /** Nobody is named. */
    public static final Parties NONE = new Parties(null, null, null, null);

    @Override
    public String toString() {
        return "Parties[redacted]";
    }
}
