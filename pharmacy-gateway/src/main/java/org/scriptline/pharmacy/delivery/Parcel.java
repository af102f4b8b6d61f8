package org.scriptline.pharmacy.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way, in one recorded attempt.
 *
 * @param messageId the MessageID as a UUID
 * @param attempt 1 for the first
 * @param deadline no attempt starts after it
 * @param traceparent the W3C trace of the prescription, null when none is known
 * @param putOff how often the pharmacy put it off after it had taken it
 */
public record Parcel(
        UUID messageId,
        UUID prescriptionId,
        MessageKind kind,
        String pharmacyNcpdpId,
        byte[] body,
        int attempt,
        Instant deadline,
        @Nullable String traceparent,
        int putOff) {

    /** A parcel that belongs to no trace. */
    public Parcel(
            UUID messageId,
            UUID prescriptionId,
            MessageKind kind,
            String pharmacyNcpdpId,
            byte[] body,
            int attempt,
            Instant deadline) {
        this(messageId, prescriptionId, kind, pharmacyNcpdpId, body, attempt, deadline, null, 0);
    }

    /** The same, as part of a trace. */
    public Parcel traced(@Nullable String trace) {
        return new Parcel(messageId, prescriptionId, kind, pharmacyNcpdpId, body, attempt, deadline, trace, putOff);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parcel that && messageId.equals(that.messageId) && attempt == that.attempt;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new Object[] {messageId, attempt});
    }

    @Override
    public String toString() {
        return "Parcel[" + kind + " " + messageId + ", attempt " + attempt + "]";
    }
}
