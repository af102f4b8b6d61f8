package org.scriptline.pharmacy.script;

/**
 * A sender or receiver.
 *
 * @param id NCPDP id, NPI or another identifier, at most 35 characters
 * @param qualifier what the id is: {@link #PHARMACY} an NCPDP id, {@link #PRESCRIBER} an NPI
 */
public record Party(String id, String qualifier) {

    public static final String PHARMACY = "P";
    public static final String PRESCRIBER = "D";

    public static Party pharmacy(String ncpdpId) {
        return new Party(ncpdpId, PHARMACY);
    }

    public static Party prescriber(String npi) {
        return new Party(npi, PRESCRIBER);
    }
}
