package org.scriptline.formulary.benefit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a payer says to an inquiry. */
public sealed interface BenefitReply {

    /**
     * It answered; null is what it left open.
     *
     * @param patientPays dollars, 0 or more
     * @param reference the payer's own number of the answer, at most 100 characters
     * @param message the payer's words for the prescriber, at most 500 characters
     */
    record Answered(
            @Nullable Boolean covered,
            @Nullable BigDecimal patientPays,
            @Nullable Boolean priorAuthorization,
            @Nullable String reference,
            @Nullable String message)
            implements BenefitReply {}

    /** It did not, and why, in words for the prescriber. */
    record NoAnswer(String reason) implements BenefitReply {}
}
