package org.scriptline.pharmacy.script;

/** The prescriber wants other fill notices, or none. The medication says which ones. */
public record RxFillIndicatorChange(Parties parties, Medication prescribed) implements CarriedTransaction {

    @Override
    public String name() {
        return "RxFillIndicatorChange";
    }

    @Override
    public String toString() {
        return "RxFillIndicatorChange[redacted]";
    }
}
