package org.scriptline.local.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened at a pretend pharmacy. It names no patient and no drug.
 *
 * @param at when, in UTC
 * @param pharmacy NCPDP ID
 * @param type the SCRIPT transaction, or {@code up}, {@code down} or the name of a {@link PharmacyBehaviour} for {@link Event#CONTROL}
 * @param prescriber the other side: Header/From of a received message, Header/To of a sent one
 * @param answer what was answered: by the pharmacy to a received message, by the gateway to a sent one; the decision of a queued CancelRxResponse
 * @param quantity dispensed, of a queued RxFill or of a fill that is told nobody
 * @param number of that fill within its order, 1 first
 * @param channel by which it came or goes; null of a control, and in entries written before there were several
 * @param decision of a received answer to what the pharmacy asked, with the codes of its reason: {@code ApprovedWithChanges}, {@code Denied AM}
 */
record LedgerEntry(
        Instant at,
        Event event,
        String pharmacy,
        String type,
        @Nullable String prescriber,
        @Nullable String messageId,
        @Nullable String relatesToMessageId,
        @Nullable String prescriberOrderNumber,
        @Nullable String answer,
        @Nullable BigDecimal quantity,
        @Nullable Integer number,
        @Nullable String decision,
        @Nullable Channel channel) {

    /** What an entry records. */
    enum Event {
        /** A message came in and was answered. */
        RECEIVED,
        /** The pharmacy decided to send a message; from here on the decision stands, whatever happens to the process. */
        QUEUED,
        /** The gateway answered a sent message with Status. Sent twice, there are two. */
        SENT,
        /** The gateway answered with an Error that no repeat can mend, or never answered in time: the message is given up. */
        REFUSED,
        /** The pharmacy dispensed, and the prescriber does not want to hear of it. */
        UNTOLD,
        /** Somebody switched the pharmacy on or off, or gave it another behaviour. */
        CONTROL
    }

    static LedgerEntry received(Instant at, ScriptMessage message, Answer answer) {
        return new LedgerEntry(
                at,
                Event.RECEIVED,
                message.to(),
                message.type(),
                message.from(),
                message.messageId(),
                message.relatesToMessageId(),
                message.prescriberOrderNumber(),
                answer.word(),
                null,
                null,
                message.decision().orElse(null),
                message.channel());
    }

    /** What tells the NewRx that this message belongs to from all others at its pharmacy. */
    String identityOfRelated() {
        return ScriptMessage.identity(pharmacy, String.valueOf(prescriber), String.valueOf(relatesToMessageId));
    }

    /** What tells this received message from all others. */
    String identity() {
        return ScriptMessage.identity(pharmacy, String.valueOf(prescriber), String.valueOf(messageId));
    }

    /** A fill that no message tells. */
    static LedgerEntry untold(Instant at, ScriptMessage newRx, OutgoingMessage.Fill fill) {
        return new LedgerEntry(
                at,
                Event.UNTOLD,
                newRx.to(),
                "RxFill",
                newRx.from(),
                null,
                newRx.messageId(),
                newRx.prescriberOrderNumber(),
                null,
                fill.quantity(),
                fill.number(),
                null,
                newRx.channel());
    }

    static LedgerEntry control(Instant at, String pharmacy, String order) {
        return new LedgerEntry(
                at, Event.CONTROL, pharmacy, order, null, null, null, null, null, null, null, null, null);
    }
}
