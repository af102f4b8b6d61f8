package org.scriptline.contracts.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;

/**
 * The whole state of an order at its pharmacy after a change.
 *
 * @param change what happened just now
 * @param detail a sentence for people about it, without patient data; null when the change says it all
 * @param errorCode the SCRIPT error code of a failed transmission, 900 for example
 * @param attempts deliveries tried so far
 * @param dispensedQuantity sum over the fills in the order's unit
 * @param authorisedQuantity quantity × (1 + refills)
 * @param contradictions facts that do not fit, each a sentence: a fill after an approved cancel for example
 */
public record PharmacyOrderStated(
        UUID prescriptionId,
        UUID patientId,
        String pharmacyNcpdpId,
        OrderChange change,
        @Nullable String detail,
        Instant changedAt,
        TransmissionStatus transmission,
        @Nullable String errorCode,
        int attempts,
        CancelStatus cancel,
        FillStatus fill,
        @Nullable NotDispensedReason notDispensedReason,
        List<Fill> fills,
        BigDecimal dispensedQuantity,
        BigDecimal authorisedQuantity,
        List<String> contradictions) {}
