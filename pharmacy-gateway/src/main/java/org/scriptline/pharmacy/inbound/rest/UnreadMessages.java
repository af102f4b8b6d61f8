package org.scriptline.pharmacy.inbound.rest;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.pharmacy.inbound.store.RefusedMessages;
import org.scriptline.pharmacy.inbound.store.RefusedMessages.Beginning;

/** Keeps the beginning of what is refused unread, and counts it whether it is kept or not. */
@ApplicationScoped
public class UnreadMessages {

    private final RefusedMessages refused;
    private final MeterRegistry meters;

    public UnreadMessages(RefusedMessages refused, MeterRegistry meters) {
        this.refused = refused;
        this.meters = meters;
    }

    /**
     * Keeps it unless its sender has sent too many of them.
     *
     * @param sender the organisation of the token or of the folder
     * @param why holds nothing of the content
     */
    public void keep(String sender, ErrorCode code, String why, Beginning beginning) {
        boolean kept = refused.keepUnread(sender, code, why, beginning);
        meters.counter("scriptline.inbound.unread", "code", code.name(), "kept", Boolean.toString(kept))
                .increment();
    }
}
