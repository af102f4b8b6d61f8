package org.scriptline.pharmacy.inbound.store;

import org.jspecify.annotations.Nullable;
import org.scriptline.kit.events.Actor;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.script.Message;

/**
 * A message that is being taken, with what has become of it so far.
 *
 * @param raw the bytes as they came
 * @param traceparent the trace of the request, null when there is none
 */
@SuppressWarnings("ArrayRecordComponent")
record TakenMessage(
        Message message,
        byte[] raw,
        Actor sender,
        @Nullable String traceparent,
        @Nullable Match match,
        @Nullable InboundAnswer answer) {

    TakenMessage(Message message, byte[] raw, Actor sender, @Nullable String traceparent) {
        this(message, raw, sender, traceparent, null, null);
    }

    /** Sender and MessageID: what comes twice is one message. */
    record Key(String sender, String messageId) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int bySender = sender.compareTo(other.sender);
            return bySender != 0 ? bySender : messageId.compareTo(other.messageId);
        }
    }

    Key key() {
        return new Key(message.header().from().id(), message.header().messageId());
    }

    TakenMessage matched(Match found) {
        return new TakenMessage(message, raw, sender, traceparent, found, answer);
    }

    TakenMessage answered(InboundAnswer given) {
        return new TakenMessage(message, raw, sender, traceparent, match, given);
    }

    @Override
    public String toString() {
        return "TakenMessage[redacted]";
    }
}
