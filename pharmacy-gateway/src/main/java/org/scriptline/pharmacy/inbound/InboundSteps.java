package org.scriptline.pharmacy.inbound;

import java.time.LocalDate;
import org.scriptline.pharmacy.delivery.AttemptOutcome;
import org.scriptline.pharmacy.order.CancelSteps;
import org.scriptline.pharmacy.order.DeliveryAnswer;
import org.scriptline.pharmacy.order.FormerPharmacySays;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.ReportedFillSteps;
import org.scriptline.pharmacy.order.RerouteSteps;
import org.scriptline.pharmacy.order.Step;
import org.scriptline.pharmacy.order.TransmissionSteps;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.CancelRx;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.CarriedTransaction;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.NewRx;
import org.scriptline.pharmacy.script.PharmacyRequest;
import org.scriptline.pharmacy.script.PrescriberAnswer;
import org.scriptline.pharmacy.script.RxFill;
import org.scriptline.pharmacy.script.RxHistoryRequest;
import org.scriptline.pharmacy.script.RxTransfer;
import org.scriptline.pharmacy.script.Status;
import org.scriptline.pharmacy.script.UnhandledBody;
import org.scriptline.pharmacy.script.Verify;

/** What a pharmacy's message means for the order that it is about. */
public final class InboundSteps {

    private InboundSteps() {}

    /** Whether this kind of message is taken here at all. */
    public static boolean handled(Body body) {
        return switch (body) {
            case Verify ignored -> true;
            case RxFill ignored -> true;
            case CancelRxResponse ignored -> true;
            case Status ignored -> true;
            case ErrorAnswer ignored -> true;
            case NewRx ignored -> false;
            case CancelRx ignored -> false;
            case PharmacyRequest ignored -> true;
            case PrescriberAnswer ignored -> false;
            case RxHistoryRequest ignored -> true;
            case RxTransfer transfer -> transfer.handsOver();
            case CarriedTransaction ignored -> false;
            case UnhandledBody ignored -> false;
        };
    }

    /**
     * The step that the message is.
     *
     * @param toCancel whether it answers a CancelRx
     * @param late what it can do where it is an Error
     * @param today for a fill without a date
     */
    public static Step on(PharmacyOrder order, Body body, boolean toCancel, LateError late, LocalDate today) {
        return switch (body) {
            case Verify ignored -> toCancel ? CancelSteps.sent(order) : delivery(order, new DeliveryAnswer.Confirmed());
            case Status status ->
                toCancel
                        ? CancelSteps.sent(order)
                        : delivery(
                                order,
                                Status.ACCEPTED_BY_RECEIVER.equals(status.code())
                                        ? new DeliveryAnswer.TakenByPharmacy()
                                        : new DeliveryAnswer.TakenByNetwork());
            case ErrorAnswer error -> refused(order, error, toCancel, late);
            case CancelRxResponse response -> CancelSteps.answered(order, response.approved());
            case RxFill fill -> ReportedFillSteps.on(order, fill, today);
            case NewRx ignored -> new Step.Unchanged(order);
            case CancelRx ignored -> new Step.Unchanged(order);
            case PharmacyRequest ignored -> new Step.Unchanged(order);
            case PrescriberAnswer ignored -> new Step.Unchanged(order);
            case RxTransfer ignored -> new Step.Unchanged(order);
            case CarriedTransaction ignored -> new Step.Unchanged(order);
            case UnhandledBody ignored -> new Step.Unchanged(order);
        };
    }

    /** The step when the message comes from a pharmacy where the order is no more. */
    public static Step fromFormer(PharmacyOrder order, Body body, boolean toCancel, String pharmacy) {
        return RerouteSteps.fromFormer(order, pharmacy, says(body, toCancel));
    }

    /** The step when the message comes from a pharmacy that gave the order to another one: only what it dispensed matters. */
    public static Step fromGiver(PharmacyOrder order, Body body, String pharmacy, LocalDate today) {
        return body instanceof RxFill fill
                ? ReportedFillSteps.byGiver(order, fill, pharmacy, today)
                : new Step.Unchanged(order);
    }

    private static FormerPharmacySays cancelled(CancelRxResponse response) {
        return response.approved() ? FormerPharmacySays.CANCELLED : FormerPharmacySays.KEEPS_IT;
    }

    private static FormerPharmacySays says(Body body, boolean toCancel) {
        return switch (body) {
            case Verify ignored -> toCancel ? FormerPharmacySays.NOTHING_NEW : FormerPharmacySays.HAS_IT;
            case Status ignored -> toCancel ? FormerPharmacySays.NOTHING_NEW : FormerPharmacySays.HAS_IT;
            case RxFill fill ->
                switch (fill.kind()) {
                    case DISPENSED, PARTIALLY_DISPENSED -> FormerPharmacySays.DISPENSED;
                    case NOT_DISPENSED, TRANSFERRED -> FormerPharmacySays.NOTHING_NEW;
                };
            case ErrorAnswer ignored -> FormerPharmacySays.NOTHING_NEW;
            case CancelRxResponse response -> cancelled(response);
            case NewRx ignored -> FormerPharmacySays.NOTHING_NEW;
            case CancelRx ignored -> FormerPharmacySays.NOTHING_NEW;
            case PharmacyRequest ignored -> FormerPharmacySays.NOTHING_NEW;
            case PrescriberAnswer ignored -> FormerPharmacySays.NOTHING_NEW;
            case CarriedTransaction ignored -> FormerPharmacySays.NOTHING_NEW;
            case UnhandledBody ignored -> FormerPharmacySays.NOTHING_NEW;
        };
    }

    private static Step refused(PharmacyOrder order, ErrorAnswer error, boolean toCancel, LateError late) {
        if (late == LateError.ABOUT_AN_EARLIER_MESSAGE) {
            return toCancel && !error.retryable()
                    ? CancelSteps.earlierRefused(order, error.code())
                    : new Step.Unchanged(order);
        }
        boolean again = late == LateError.MAY_GO_AGAIN;
        if (toCancel) {
            return again ? new Step.Unchanged(order) : CancelSteps.unanswered(order, AttemptOutcome.refusal(error));
        }
        return delivery(
                order,
                error.retryable()
                        ? new DeliveryAnswer.PutOff(error.code(), AttemptOutcome.putOff(error), again)
                        : new DeliveryAnswer.Refused(error.code(), AttemptOutcome.refusal(error)));
    }

    private static Step delivery(PharmacyOrder order, DeliveryAnswer answer) {
        return TransmissionSteps.on(order, answer, order.attempts());
    }
}
