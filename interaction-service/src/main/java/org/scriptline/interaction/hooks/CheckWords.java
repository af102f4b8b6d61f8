package org.scriptline.interaction.hooks;

import org.scriptline.contracts.screening.AlertType;

/** What each check is called in a sentence. */
final class CheckWords {
    private CheckWords() {}

    static String of(AlertType type) {
        return switch (type) {
            case DRUG_DRUG -> "drug interactions";
            case DRUG_ALLERGY -> "allergies";
            case DUPLICATE_THERAPY -> "duplicate therapy";
            case DRUG_DISEASE -> "contraindications by disease";
            case DRUG_AGE -> "age limits";
            case DRUG_PREGNANCY -> "pregnancy";
            case DRUG_LACTATION -> "lactation";
            case DRUG_RENAL -> "kidney function";
            case DRUG_LAB -> "laboratory values";
            case DOSE -> "dose limits";
            case OPIOID_MME -> "daily opioid dose";
        };
    }
}
