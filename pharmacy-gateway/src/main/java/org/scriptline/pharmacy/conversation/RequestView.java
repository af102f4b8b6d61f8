package org.scriptline.pharmacy.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.ChangeCode;
import org.scriptline.contracts.codes.DenialReason;
import org.scriptline.contracts.codes.PendingReason;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.codes.RequestOutcome;
import org.scriptline.contracts.events.RequestAnswerStated;
import org.scriptline.contracts.events.RequestedMedication;
import org.scriptline.contracts.status.RequestState;

/**
 * A request as its pharmacy sees it.
 *
 * @param answer null while it waits
 */
public record RequestView(
        UUID id,
        RequestKind kind,
        @Nullable ChangeCode changeCode,
        List<String> subCodes,
        List<RequestedMedication> proposals,
        @Nullable Integer refills,
        @Nullable String note,
        RequestState state,
        Instant askedAt,
        @Nullable Answer answer) {

    /**
     * What the prescriber said.
     *
     * @param expectedOn until when a pending one is expected to be decided; ask anew then
     * @param order the order that carries an approval or a replacement
     */
    public record Answer(
            @Nullable RequestOutcome outcome,
            @Nullable DenialReason denialReason,
            @Nullable PendingReason pendingReason,
            @Nullable String note,
            @Nullable LocalDate expectedOn,
            @Nullable String priorAuthorization,
            @Nullable UUID order,
            Instant answeredAt) {

        static Answer of(RequestAnswerStated stated) {
            return new Answer(
                    stated.outcome(),
                    stated.denialReason(),
                    stated.pendingReason(),
                    stated.note(),
                    stated.expectedOn(),
                    stated.priorAuthorization(),
                    stated.newPrescription(),
                    stated.answeredAt());
        }
    }

    /** What the pharmacy may know of it. */
    public static RequestView of(KnownRequest request) {
        RequestAnswerStated answer = request.answer();
        return new RequestView(
                request.id(),
                request.asked().kind(),
                request.asked().changeCode(),
                request.asked().subCodes(),
                request.asked().proposals(),
                request.asked().refills(),
                request.asked().note(),
                request.state(),
                request.asked().askedAt(),
                request.state() == RequestState.ANSWERED && answer != null ? Answer.of(answer) : null);
    }
}
