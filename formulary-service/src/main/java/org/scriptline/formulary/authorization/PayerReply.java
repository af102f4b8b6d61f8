package org.scriptline.formulary.authorization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a payer says to an errand. */
public sealed interface PayerReply {

    /**
     * It wants to know more.
     *
     * @param reference the payer's own number of the case
     * @param dueBy until when it waits
     */
    record Asked(String reference, List<Question> questions, Instant dueBy) implements PayerReply {}

    /** It agrees; both days belong to the approval. */
    record Approved(String reference, LocalDate from, LocalDate until) implements PayerReply {}

    /** It refuses; the reason is for the practice to read, at most 500 characters. */
    record Denied(String reference, String reason) implements PayerReply {}

    /** It decides later and is to be asked again then, with the same errand. */
    record Later(String reference, Instant askAgainAt) implements PayerReply {}

    /** It has taken note of a cancel. */
    record Noted() implements PayerReply {}

    /** Nobody answered; the errand is still to be carried. */
    record Unreachable(String reason) implements PayerReply {}
}
