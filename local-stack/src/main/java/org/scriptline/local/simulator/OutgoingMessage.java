package org.scriptline.local.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message that a pharmacy has decided to send. Every repeat carries the same MessageID and the same bytes.
 *
 * @param relatesToMessageId what it answers or follows; null of a question that nobody asked for
 * @param decision of a CancelRxResponse, or what is wrong with a message that nobody should send ({@link Misdeeds}), else null
 * @param quantity and number of an RxFill that announces a fill, else null
 * @param xml SCRIPT, or with {@link Channel#FHIR_REPORT} the Task
 * @param channel how it goes; what {@link Channel#FHIR_TASK} carries is told by the status of the Task that came
 */
record OutgoingMessage(
        String pharmacy,
        String prescriber,
        String type,
        String messageId,
        @Nullable String relatesToMessageId,
        @Nullable String prescriberOrderNumber,
        @Nullable String decision,
        @Nullable BigDecimal quantity,
        @Nullable Integer number,
        String xml,
        Channel channel) {

    private static final Set<String> TOLD_BY_STATUS = Set.of("Verify", "CancelRxResponse");

    /** A message that follows {@code received} and goes back to its sender. */
    static OutgoingMessage following(
            ScriptMessage received,
            String type,
            String messageId,
            @Nullable String decision,
            @Nullable Fill fill,
            String xml) {
        return new OutgoingMessage(
                received.to(),
                received.from(),
                type,
                messageId,
                received.messageId(),
                received.prescriberOrderNumber(),
                decision,
                fill == null ? null : fill.quantity(),
                fill == null ? null : fill.number(),
                xml,
                back(received.channel(), type));
    }

    /** A question about the order that came as {@code order}. */
    static OutgoingMessage asking(ScriptMessage order, Asking asking, ScriptWriter writer) {
        return new OutgoingMessage(
                order.to(),
                order.from(),
                asking.type(),
                asking.messageId(),
                null,
                order.prescriberOrderNumber(),
                null,
                null,
                null,
                asking.xml(writer, order),
                back(order.channel(), asking.type()));
    }

    /** The same in other words. */
    OutgoingMessage written(String other) {
        return new OutgoingMessage(
                pharmacy,
                prescriber,
                type,
                messageId,
                relatesToMessageId,
                prescriberOrderNumber,
                decision,
                quantity,
                number,
                other,
                channel);
    }

    /** The same, posted. */
    OutgoingMessage overScript() {
        return new OutgoingMessage(
                pharmacy,
                prescriber,
                type,
                messageId,
                relatesToMessageId,
                prescriberOrderNumber,
                decision,
                quantity,
                number,
                xml,
                Channel.SCRIPT);
    }

    /** The same as a Task with what was dispensed. */
    OutgoingMessage reported(String task) {
        return new OutgoingMessage(
                pharmacy,
                prescriber,
                type,
                messageId,
                relatesToMessageId,
                prescriberOrderNumber,
                decision,
                quantity,
                number,
                task,
                Channel.FHIR_REPORT);
    }

    /** By the way on which the order came, where that way leads back. */
    private static Channel back(Channel came, String type) {
        return switch (came) {
            case SCRIPT, MAILBOX -> Channel.SCRIPT;
            case FILE_DROP -> Channel.FILE_DROP;
            case FHIR_REPORT -> throw new IllegalArgumentException("nothing comes as a report");
            case FHIR_TASK -> TOLD_BY_STATUS.contains(type) ? Channel.FHIR_TASK : Channel.SCRIPT;
        };
    }

    /** What a RxFill announces; {@code number} is 1 for the first of its order. */
    record Fill(int number, BigDecimal quantity) {}

    /** The same message as read again from the ledger after a restart. */
    static OutgoingMessage restored(LedgerEntry queued, String xml) {
        return new OutgoingMessage(
                queued.pharmacy(),
                String.valueOf(queued.prescriber()),
                queued.type(),
                String.valueOf(queued.messageId()),
                queued.relatesToMessageId(),
                queued.prescriberOrderNumber(),
                queued.answer(),
                queued.quantity(),
                queued.number(),
                xml,
                queued.channel() == null ? Channel.SCRIPT : queued.channel());
    }

    LedgerEntry queued(Instant at) {
        return entry(at, LedgerEntry.Event.QUEUED, decision);
    }

    LedgerEntry sent(Instant at, String answer) {
        return entry(at, LedgerEntry.Event.SENT, answer);
    }

    LedgerEntry refused(Instant at, String why) {
        return entry(at, LedgerEntry.Event.REFUSED, why);
    }

    private LedgerEntry entry(Instant at, LedgerEntry.Event event, @Nullable String answer) {
        return new LedgerEntry(
                at,
                event,
                pharmacy,
                type,
                prescriber,
                messageId,
                relatesToMessageId,
                prescriberOrderNumber,
                answer,
                quantity,
                number,
                null,
                channel);
    }

    @Override
    public String toString() {
        return "OutgoingMessage[" + type + " " + messageId + "]";
    }
}
