package org.scriptline.contracts.screening;

import org.scriptline.contracts.Coded;

/** What kind of problem an alert names. */
public enum AlertType implements Coded {
    DRUG_DRUG("DRUG_DRUG"),
    DRUG_ALLERGY("DRUG_ALLERGY"),
    DUPLICATE_THERAPY("DUPLICATE_THERAPY"),
    DRUG_DISEASE("DRUG_DISEASE"),
    DRUG_AGE("DRUG_AGE"),
    DRUG_PREGNANCY("DRUG_PREGNANCY"),
    DRUG_LACTATION("DRUG_LACTATION"),
    DRUG_RENAL("DRUG_RENAL"),
    DRUG_LAB("DRUG_LAB"),
    DOSE("DOSE"),
    OPIOID_MME("OPIOID_MME");

    private final String code;

    AlertType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
