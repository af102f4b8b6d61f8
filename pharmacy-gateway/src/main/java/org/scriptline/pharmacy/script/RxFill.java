package org.scriptline.pharmacy.script;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the pharmacy did with the prescription.
 *
 * @param dispensed null when nothing was dispensed or no medication was named
 * @param reason the pharmacy's words or code
 */
public record RxFill(
        Kind kind, @Nullable Dispensed dispensed, @Nullable String reason) implements Body {

    /** The four fill statuses. */
    public enum Kind {
        DISPENSED,
        PARTIALLY_DISPENSED,
        NOT_DISPENSED,
        TRANSFERRED
    }

    /**
     * The medication that left the pharmacy.
     *
     * @param unitCode NCI Thesaurus code of the quantity's unit, null when none was sent
     * @param ndc as sent
     * @param filledOn local date of the pharmacy, null when none was sent
     */
    public record Dispensed(
            BigDecimal quantity,
            @Nullable String unitCode,
            @Nullable String ndc,
            @Nullable Integer daysSupply,
            @Nullable LocalDate filledOn) {}

    @Override
    public String name() {
        return "RxFill";
    }
}
