package org.scriptline.pharmacy.script;

import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Prescriber;

/**
 * The prescriber asks to cancel what is not dispensed yet; the medication's note says why.
 *
 * @param medication as in the NewRx, with the reason for the cancel as its note
 */
public record CancelRx(
        Demographics patient, PharmacyParty pharmacy, Prescriber prescriber, MedicationPrescribed medication)
        implements Body {

    @Override
    public String name() {
        return "CancelRx";
    }

    @Override
    public String toString() {
        return "CancelRx[redacted]";
    }
}
