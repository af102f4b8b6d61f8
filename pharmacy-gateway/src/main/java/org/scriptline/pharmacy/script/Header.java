package org.scriptline.pharmacy.script;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a message.
 *
 * @param messageId unique per sender, at most 35 characters; ours are a UUID's 32 hex digits
 * @param relatesToMessageId the message that this one answers or follows
 * @param sentTime null when a foreign sender wrote none that can be read
 * @param rxReferenceNumber the pharmacy's number for the prescription
 * @param prescriberOrderNumber the prescriber's number, the prescription id's 32 hex digits
 */
public record Header(
        Party to,
        Party from,
        String messageId,
        @Nullable String relatesToMessageId,
        @Nullable Instant sentTime,
        @Nullable String rxReferenceNumber,
        @Nullable String prescriberOrderNumber,
        HeaderDetails details) {

    /** An envelope that says no more than it must. */
    public Header(
            Party to,
            Party from,
            String messageId,
            @Nullable String relatesToMessageId,
            @Nullable Instant sentTime,
            @Nullable String rxReferenceNumber,
            @Nullable String prescriberOrderNumber) {
        this(
                to,
                from,
                messageId,
                relatesToMessageId,
                sentTime,
                rxReferenceNumber,
                prescriberOrderNumber,
                HeaderDetails.NONE);
    }
}
