package org.scriptline.pharmacy.partner.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.delivery.Transport;
import org.scriptline.pharmacy.partner.Partner;
import org.scriptline.pharmacy.partner.Reachability;
import org.scriptline.pharmacy.partner.Unsettled;

/**
 * A partner in an answer.
 *
 * @param state active, paused or draining
 * @param channel how messages come to it: script, mailbox, file-drop or fhir-task
 * @param undelivered NewRx messages that are due
 * @param unsettled messages that it refused and operations have to see to
 * @param deliveries how they went in the asked stretch of time
 */
public record PartnerView(
        String ncpdpId,
        String name,
        String channel,
        String state,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable String by,
        long undelivered,
        long oldestSeconds,
        Unsettled unsettled,
        Reachability deliveries) {

    static PartnerView of(Partner partner, Transport channel, @Nullable Reachability deliveries) {
        return new PartnerView(
                partner.ncpdpId(),
                partner.name(),
                channel.word(),
                partner.state().word(),
                partner.reason(),
                partner.since(),
                partner.by(),
                partner.undelivered(),
                partner.oldestSeconds(),
                partner.unsettled(),
                deliveries == null ? Reachability.NOTHING_TRIED : deliveries);
    }
}
