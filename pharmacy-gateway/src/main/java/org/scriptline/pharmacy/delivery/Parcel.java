package org.scriptline.pharmacy.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * A message on its way, in one recorded attempt.
 *
 * @param messageId the MessageID as a UUID
 * @param attempt 1 for the first
 * @param deadline no attempt starts after it
 */
public record Parcel(
        UUID messageId,
        UUID prescriptionId,
        MessageKind kind,
        String pharmacyNcpdpId,
        byte[] body,
        int attempt,
        Instant deadline) {

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
