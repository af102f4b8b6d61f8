package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;

/**
 * A payer of the patient, as the pharmacy needs it to bill.
 *
 * @param payer the payer's name
 * @param payerId the payer's own identifier
 * @param bin six digits (IIN)
 * @param pcn processor control number
 * @param group the group's number
 * @param cardholder the member's number
 */
public record Benefit(
        @Nullable String payer,
        @Nullable String payerId,
        @Nullable String bin,
        @Nullable String pcn,
        @Nullable String group,
        @Nullable String cardholder) {

    /** How many a message carries. */
    public static final int MOST = 4;

    @Override
    public String toString() {
        return "Benefit[redacted]";
    }
}
