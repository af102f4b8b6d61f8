package org.scriptline.pharmacy.script;

/**
 * The prescriber asks to stop an order; the medication's note says why.
 *
 * @param discontinue false to cancel what is not dispensed yet, true to stop a therapy
 * @param medication as in the NewRx, with the reason as its note
 */
public record CancelRx(boolean discontinue, Parties parties, Medication medication) implements Body {

    @Override
    public String name() {
        return "CancelRx";
    }

    @Override
    public String toString() {
        return "CancelRx[redacted]";
    }
}
