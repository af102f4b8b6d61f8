package org.scriptline.pharmacy.worklist;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.MaximumDose;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.Reason;
import org.scriptline.contracts.events.SigStep;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.pharmacy.conversation.KnownRequest;
import org.scriptline.pharmacy.conversation.RequestView;
import org.scriptline.pharmacy.delivery.MessageComposer;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.LateAlerts;
import org.scriptline.pharmacy.order.PharmacyOrder;

/**
 * An order as its pharmacy sees it.
 *
 * @param orderNumber the prescriber's number, 32 hex digits
 * @param sig the directions in words, with the reason and the maximum where the prescriber's words do not say them
 * @param steps of a taper in their order, empty when there is one instruction only
 * @param doNotFillBefore local date before which nothing may be dispensed
 * @param expiredOn the last local date on which it might be dispensed, once that is past; null while it may be
 * @param visit equal for all that was ordered in one visit
 * @param deliveryHeld a late alert keeps it from leaving; dispense nothing before the prescriber has answered
 * @param screening says in words whether it was checked for interactions
 * @param id the order's id, which is the prescription's
 * @param overrides every alert that the prescriber answered, with reason and words
 * @param lateAlerts alerts since the release that the prescriber has not answered
 * @param requests what this pharmacy has asked the prescriber about the order, the oldest first
 * @param fills those of this pharmacy
 * @param nextFillNumber the number that the next fill gets
 * @param dispensedQuantity what was dispensed here and, before a transfer, elsewhere
 * @param transferredFrom the pharmacy that gave this one what is left, which has the prescription from there and gets no NewRx; null when it went there from here
 * @param answersRequest the request that this order answers, null when the prescriber began
 * @param fillNotices of which fills the prescriber wants to hear, as it was chosen last
 */
public record WorklistItem(
        UUID id,
        UUID prescriptionId,
        String orderNumber,
        Channel channel,
        TransmissionStatus transmission,
        CancelStatus cancel,
        FillStatus fill,
        boolean claimed,
        boolean deliveryHeld,
        Instant receivedAt,
        Instant changedAt,
        Demographics patient,
        Prescriber prescriber,
        Medication medication,
        String sig,
        List<SigStep> steps,
        BigDecimal quantity,
        String quantityUnit,
        @Nullable Integer daysSupply,
        int refills,
        boolean substitutionAllowed,
        @Nullable String substitutionReason,
        LocalDate writtenOn,
        @Nullable LocalDate doNotFillBefore,
        @Nullable LocalDate expiredOn,
        List<Reason> reasons,
        @Nullable String asNeededFor,
        @Nullable MaximumDose maximumDose,
        @Nullable String note,
        @Nullable Prescriber supervisor,
        @Nullable Identifier visit,
        String screening,
        List<WorklistOverride> overrides,
        List<WorklistAlert> lateAlerts,
        List<AllergyFact> allergies,
        @Nullable ObservationFact weight,
        @Nullable ObservationFact height,
        List<Fill> fills,
        int nextFillNumber,
        BigDecimal dispensedQuantity,
        BigDecimal authorisedQuantity,
        @Nullable String transferredFrom,
        @Nullable NotDispensedReason notDispensedReason,
        @Nullable String cancelReason,
        @Nullable String cancelComment,
        @Nullable String holdComment,
        List<String> contradictions,
        List<RequestView> requests,
        @Nullable UUID answersRequest,
        FillNotices fillNotices) {

    /** The item of an order. */
    public static WorklistItem of(
            PharmacyOrder order,
            PrescriptionReleased released,
            LateAlerts late,
            OrderNotes notes,
            List<KnownRequest> requests) {
        PrescriptionContent content = released.content();
        return new WorklistItem(
                order.id(),
                order.id(),
                MessageComposer.hex(order.id()),
                order.route().channel(),
                order.transmission().status(),
                order.cancel().status(),
                order.fill(),
                order.claim() != null,
                order.deliveryHeld(),
                notes.receivedAt(),
                notes.changedAt(),
                released.patient(),
                content.prescriber(),
                content.medication(),
                content.sig().directions(),
                Objects.requireNonNullElse(content.sig().steps(), List.of()),
                content.quantity(),
                content.quantityUnit(),
                content.daysSupply(),
                content.refills(),
                content.substitutionAllowed(),
                content.substitutionReason(),
                content.writtenOn(),
                content.doNotFillBefore(),
                order.authorised().expiredOn(),
                content.reasons(),
                content.sig().asNeededFor(),
                content.sig().maximum(),
                content.noteToPharmacist(),
                content.supervisor(),
                content.visit(),
                released.unscreenedReason() == null ? "Checked for interactions." : MessageComposer.UNSCREENED,
                overrides(released, late),
                late.open().stream().map(WorklistAlert::of).toList(),
                released.allergies(),
                released.weight(),
                released.height(),
                order.standingFills().stream()
                        .filter(fill -> fill.dispensedBy() == null)
                        .toList(),
                order.nextFillNumber(),
                order.dispensed(),
                order.authorised().total(),
                order.route().transferredFrom(),
                order.notDispensedReason(),
                notes.cancelReason(),
                notes.cancelComment(),
                notes.holdComment(),
                order.contradictions(),
                requests.stream().map(RequestView::of).toList(),
                content.answers() == null ? null : content.answers().requestId(),
                Objects.requireNonNullElse(content.fillNotices(), FillNotices.ALL));
    }

    /** The gravest first. */
    private static List<WorklistOverride> overrides(PrescriptionReleased released, LateAlerts late) {
        return Stream.concat(
                        late.answered().stream().map(answered -> WorklistOverride.of(answered, true)),
                        released.overridden().stream()
                                .filter(answered -> late.shows(answered.alert()))
                                .map(answered -> WorklistOverride.of(answered, false)))
                .sorted((one, other) ->
                        other.alert().severity().compareTo(one.alert().severity()))
                .toList();
    }

    @Override
    public String toString() {
        return "WorklistItem[" + id + ", redacted]";
    }
}
