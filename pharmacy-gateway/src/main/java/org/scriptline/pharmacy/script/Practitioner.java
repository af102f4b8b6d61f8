package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Prescriber;

/**
 * A prescriber or supervisor as a message names one.
 *
 * @param npi ten digits
 * @param dea the DEA registration, for controlled substances
 * @param stateLicense the state's number
 * @param practice the practice's business name
 * @param phone digits, the country's code left out
 */
public record Practitioner(
        @Nullable String npi,
        @Nullable String dea,
        @Nullable String stateLicense,
        @Nullable String practice,
        @Nullable String family,
        @Nullable String given,
        @Nullable PostalAddress address,
        @Nullable String phone) {

    /** A prescriber of ours. */
    public static Practitioner of(Prescriber prescriber) {
        return new Practitioner(
                prescriber.npi(),
                null,
                null,
                prescriber.practiceName(),
                prescriber.family(),
                prescriber.given(),
                prescriber.address(),
                prescriber.phone());
    }

    @Override
    public String toString() {
        return "Practitioner[" + npi + ", redacted]";
    }
}
