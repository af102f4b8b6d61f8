package org.scriptline.prescription.prescribing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;

/**
 * Where a prescription stands.
 *
 * <pre>
 *             sign              gate: cleared, or released unscreened
 *   draft ───────────▶ signed ───────────────────────────────▶ active ──▶ completed | expired
 *     │ ▲ edit           │ ▲                                   ▲   │ cancel requested
 *     │ └──              │ └─ sign again ─┐                    │   ▼
 *     │          gate:   └──────────────▶ held ────────────────┘  pharmacy: approved, or never sent
 *     │          held                      │   gate looked again   └──▶ cancelled | stopped | entered-in-error
 *     └────────────── cancel ──────────────┴──▶ cancelled | entered-in-error
 * </pre>
 *
 * @param revision of the clinical content; frozen by the first signature
 * @param gatePass number of signatures
 * @param sequence of the last event
 * @param signedAt of the latest signature
 * @param unscreened it was released before its screening was answered
 * @param lateAlertOpen an alert came after the release and the prescriber has not answered it
 * @param fillNotices of which fills the practice wants to hear, chosen since the release; null as long as what was signed stands
 * @param pageOut a page that may be dispensed from was printed, and nobody has said that it may be live beside the electronic prescription
 * @param deliveryAskedAt when the prescriber asked for another delivery of which the gateway has not said yet what came; null when none is awaited
 */
public record Prescription(
        UUID id,
        String practice,
        UUID patient,
        String requesterNpi,
        LocalDate writtenOn,
        int revision,
        int gatePass,
        long sequence,
        OrderStatus order,
        TransmissionStatus transmission,
        CancelStatus cancel,
        FillStatus fill,
        @Nullable Instant signedAt,
        @Nullable Instant releasedAt,
        boolean unscreened,
        boolean lateAlertOpen,
        @Nullable CancelReason cancelReason,
        @Nullable FillNotices fillNotices,
        boolean pageOut,
        @Nullable Instant deliveryAskedAt,
        Instant updatedAt) {

    /** Whether it was never released, so that this service alone decides about it. */
    public boolean beforeRelease() {
        return order == OrderStatus.DRAFT || order == OrderStatus.SIGNED || order == OrderStatus.HELD;
    }

    /** Whether nothing can happen to it any more. */
    public boolean ended() {
        return switch (order) {
            case DRAFT, SIGNED, HELD, ACTIVE -> false;
            case COMPLETED, EXPIRED, STOPPED, CANCELLED, ENTERED_IN_ERROR -> true;
        };
    }
}
