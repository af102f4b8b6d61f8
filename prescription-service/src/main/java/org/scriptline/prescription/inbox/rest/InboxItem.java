package org.scriptline.prescription.inbox.rest;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.prescription.fhir.PrescriptionView;
import org.scriptline.prescription.inbox.Attention;
import org.scriptline.prescription.inbox.AttentionKind;
import org.scriptline.prescription.prescribing.Prescription;

/**
 * An item of the inbox.
 *
 * @param id also the id of the FHIR Task
 * @param what happened, one sentence
 * @param next what to do, one sentence
 * @param seenIsEnough whether {@code POST /inbox/{id}/seen} takes it out
 * @param ageSeconds whole seconds since then
 * @param patient id of the patient record
 * @param prescriber NPI
 * @param pharmacy NCPDP id
 * @param pharmacyName null when the directory does not know it
 * @param pharmacyPhone whom to call; null when the directory does not tell
 * @param fills what the pharmacy has dispensed of it
 * @param request what the pharmacy asks, null when the item is something else
 * @param priorAuthorization how far it is, null when the item is something else
 */
public record InboxItem(
        UUID id,
        AttentionKind kind,
        String what,
        String next,
        boolean seenIsEnough,
        Instant since,
        long ageSeconds,
        UUID prescription,
        UUID patient,
        String prescriber,
        String prescriberName,
        String drug,
        String pharmacy,
        @Nullable String pharmacyName,
        @Nullable String pharmacyPhone,
        OrderStatus order,
        TransmissionStatus transmission,
        CancelStatus cancel,
        FillStatus fill,
        Original original,
        List<Fill> fills,
        List<OpenAlert> openAlerts,
        @Nullable AskedItem request,
        @Nullable PriorAuthorizationStated priorAuthorization) {

    /** The prescription as the prescriber signed it. */
    public record Original(
            String drug,
            String sig,
            BigDecimal quantity,
            String quantityUnit,
            @Nullable Integer daysSupply,
            int refills,
            LocalDate writtenOn) {

        static Original of(PrescriptionContent content) {
            return new Original(
                    content.medication().description(),
                    content.sig().directions(),
                    content.quantity(),
                    content.quantityUnit(),
                    content.daysSupply(),
                    content.refills(),
                    content.writtenOn());
        }
    }

    /** An alert that nobody has overridden. */
    public record OpenAlert(String id, Severity severity, String summary) {}

    static InboxItem of(InboxItems.Item item, Instant now) {
        Attention attention = item.attention();
        Prescription prescription = item.found().prescription();
        PrescriptionContent content = item.found().details().content();
        return new InboxItem(
                attention.id(),
                attention.kind(),
                attention.kind().meaning(),
                attention.kind().next(),
                attention.kind().settledByReading(),
                attention.openedAt(),
                Math.max(0, Duration.between(attention.openedAt(), now).toSeconds()),
                prescription.id(),
                prescription.patient(),
                prescription.requesterNpi(),
                content.prescriber().display(),
                content.medication().description(),
                item.found().details().pharmacyNcpdpId(),
                item.pharmacy() == null ? null : item.pharmacy().name(),
                item.pharmacy() == null ? null : item.pharmacy().phone(),
                prescription.order(),
                prescription.transmission(),
                prescription.cancel(),
                prescription.fill(),
                Original.of(content),
                fills(item),
                openAlerts(item.found().details().view()),
                item.request() == null ? null : AskedItem.of(item.request(), fills(item), content.daysSupply(), now),
                attention.kind().authorization() ? item.found().details().view().authorization() : null);
    }

    private static List<Fill> fills(InboxItems.Item item) {
        PharmacyOrderStated order = item.found().details().pharmacyOrder();
        return order == null ? List.of() : order.fills();
    }

    private static List<OpenAlert> openAlerts(PrescriptionView view) {
        ScreeningResult screening = view.screening();
        if (screening == null) {
            return List.of();
        }
        Set<String> overridden =
                view.overrides().stream().map(AlertOverride::alert).collect(Collectors.toSet());
        return screening.alerts().stream()
                .filter(alert -> !overridden.contains(alert.id()))
                .map(alert -> new OpenAlert(alert.id(), alert.severity(), alert.summary()))
                .toList();
    }

    @Override
    public String toString() {
        return "InboxItem[" + id + ", " + kind.code() + "]";
    }
}
