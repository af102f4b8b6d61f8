package org.scriptline.prescription.inbox.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.ChangeCode;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.codes.RequestOutcome;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.RequestedMedication;
import org.scriptline.prescription.conversation.AnswerRules;
import org.scriptline.prescription.conversation.KnownRequest;
import org.scriptline.prescription.conversation.RefillTiming;

/**
 * What a pharmacy asks, as the prescriber reads it.
 *
 * @param proposals what it would dispense instead, or did
 * @param outcomes how it may be answered
 * @param preparedBy who has prepared an answer, null when nobody has
 */
public record AskedItem(
        RequestKind kind,
        @Nullable ChangeCode changeCode,
        List<String> subCodes,
        List<RequestedMedication> proposals,
        @Nullable Integer refills,
        @Nullable String note,
        RefillTiming timing,
        List<RequestOutcome> outcomes,
        int version,
        @Nullable String preparedBy) {

    static AskedItem of(KnownRequest request, List<Fill> fills, @Nullable Integer daysSupply, Instant now) {
        PharmacyRequestStated asked = request.asked();
        return new AskedItem(
                asked.kind(),
                asked.changeCode(),
                asked.subCodes(),
                asked.proposals(),
                asked.refills(),
                asked.note(),
                asked.kind() == RequestKind.NEW_PRESCRIPTION
                        ? RefillTiming.of(List.of(), null, LocalDate.ofInstant(now, ZoneOffset.UTC))
                        : RefillTiming.of(
                                fills.isEmpty() ? asked.fills() : fills,
                                daysSupply,
                                LocalDate.ofInstant(now, ZoneOffset.UTC)),
                AnswerRules.allowed(asked.kind(), asked.changeCode()).stream()
                        .sorted()
                        .toList(),
                request.version(),
                request.preparedBy());
    }

    @Override
    public String toString() {
        return "AskedItem[" + kind.code() + ", redacted]";
    }
}
