package org.scriptline.pharmacy.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.DenialReason;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.codes.RequestOutcome;
import org.scriptline.contracts.events.AnsweredRequest;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.RequestAnswerStated;
import org.scriptline.pharmacy.conversation.KnownRequest;
import org.scriptline.pharmacy.script.Answer;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.ChangeKind;
import org.scriptline.pharmacy.script.Decision;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.NewRxResponseDenied;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.PharmacyParty;
import org.scriptline.pharmacy.script.RxChangeResponse;
import org.scriptline.pharmacy.script.RxRenewalResponse;
import org.scriptline.pharmacy.script.ScriptLimits;

/** Writes the prescriber's answer to a request that came as a message: RxRenewalResponse, RxChangeResponse or NewRxResponseDenied. */
public final class AnswerComposer {

    private final ScriptPen pen;

    public AnswerComposer(ScriptPen pen) {
        this.pen = pen;
    }

    /**
     * An answer that is a new order; it takes the place of that order's NewRx.
     *
     * @throws org.scriptline.pharmacy.script.ScriptRefusal when it does not fit
     */
    public byte[] granted(
            KnownRequest request,
            AnsweredRequest answers,
            PrescriptionReleased released,
            PharmacyParty pharmacy,
            UUID messageId,
            Instant now) {
        RequestAnswerStated said = request.answer();
        Medication medication = MessageComposer.medication(
                released.content(), PharmacistNote.of(released), MessageComposer.drugUse(released.overridden()));
        return written(
                request,
                new Answer(decision(answers.outcome()), List.of(), said == null ? null : said.note(), null),
                released,
                medication,
                pharmacy,
                messageId,
                now);
    }

    /**
     * An answer without a new order.
     *
     * @param about the order that the request is about
     * @throws org.scriptline.pharmacy.script.ScriptRefusal when it does not fit
     */
    public byte[] plain(
            KnownRequest request,
            RequestAnswerStated said,
            PrescriptionReleased about,
            PharmacyParty pharmacy,
            UUID messageId,
            Instant now) {
        RequestOutcome outcome = said.outcome();
        if (outcome == null) {
            throw new IllegalArgumentException("an answer that was taken back is not sent");
        }
        Medication medication = outcome == RequestOutcome.APPROVED
                ? authorized(MessageComposer.medication(about.content(), null, List.of()), said.priorAuthorization())
                : null;
        Answer answer = new Answer(decision(outcome), codes(said), words(said), said.expectedOn());
        return written(request, answer, about, medication, pharmacy, messageId, now);
    }

    /**
     * Whether the pharmacy's release can say what was decided. 2017071 cannot say Pending; that it was held back is reported as a loss.
     *
     * @param ncpdpId whose release it is
     */
    public boolean says(RequestOutcome outcome, String ncpdpId) {
        return pen.says(decision(outcome), ncpdpId);
    }

    private byte[] written(
            KnownRequest request,
            Answer answer,
            PrescriptionReleased order,
            @Nullable Medication medication,
            PharmacyParty pharmacy,
            UUID messageId,
            Instant now) {
        Parties parties = MessageComposer.parties(order, pharmacy, null);
        Body body = switch (request.asked().kind()) {
            case RENEWAL -> new RxRenewalResponse(request.reference(), answer, parties, medication);
            case NEW_PRESCRIPTION -> new NewRxResponseDenied(request.reference(), answer, parties);
            case CHANGE, VERBAL_ORDER, EMERGENCY_SUPPLY ->
                new RxChangeResponse(change(request), request.reference(), answer, parties, medication);
        };
        Header header = MessageComposer.header(order.content(), pharmacy, messageId, request.messageId(), now);
        // Of a prescription that does not exist there is no number; the order that the request names is another one.
        return pen.write(
                new Message(
                        request.asked().kind() == RequestKind.NEW_PRESCRIPTION
                                ? new Header(
                                        header.to(),
                                        header.from(),
                                        header.messageId(),
                                        request.messageId(),
                                        now,
                                        null,
                                        null)
                                : header,
                        body),
                pharmacy.ncpdpId());
    }

    private static @Nullable ChangeKind change(KnownRequest request) {
        return request.asked().changeCode() == null
                ? null
                : ChangeKind.of(request.asked().changeCode().code()).orElse(null);
    }

    private static Decision decision(RequestOutcome outcome) {
        return switch (outcome) {
            case APPROVED -> Decision.APPROVED;
            case APPROVED_WITH_CHANGES -> Decision.APPROVED_WITH_CHANGES;
            case DENIED -> Decision.DENIED;
            case REPLACE -> Decision.REPLACE;
            case PENDING -> Decision.PENDING;
            case VALIDATED -> Decision.VALIDATED;
        };
    }

    private static List<String> codes(RequestAnswerStated said) {
        String code = said.denialReason() != null
                ? said.denialReason().scriptCode()
                : said.pendingReason() != null ? said.pendingReason().scriptCode() : null;
        return code == null ? List.of() : List.of(code);
    }

    /** A reason that SCRIPT has no code for is said in words. */
    private static @Nullable String words(RequestAnswerStated said) {
        DenialReason reason = said.denialReason();
        if (reason == null || reason.scriptCode() != null || reason == DenialReason.OTHER) {
            return said.note();
        }
        String name = reason.code().toLowerCase(Locale.ROOT).replace('_', ' ') + ".";
        String both = MessageComposer.joined(name, said.note());
        return both.length() > ScriptLimits.NOTE ? said.note() : both;
    }

    private static Medication authorized(Medication drug, @Nullable String number) {
        return new Medication(
                drug.description(),
                drug.product(),
                drug.quantity(),
                drug.daysSupply(),
                drug.refills(),
                drug.substitutionAllowed(),
                drug.writtenOn(),
                drug.lastFilledOn(),
                drug.effectiveOn(),
                drug.sig(),
                drug.diagnoses(),
                drug.note(),
                drug.drugUse(),
                number,
                drug.fillIndicator());
    }
}
