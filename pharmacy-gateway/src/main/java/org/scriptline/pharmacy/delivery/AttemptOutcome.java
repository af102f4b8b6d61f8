package org.scriptline.pharmacy.delivery;

import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.order.CancelSteps;
import org.scriptline.pharmacy.order.DeliveryAnswer;
import org.scriptline.pharmacy.order.FormerPharmacySays;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.RerouteSteps;
import org.scriptline.pharmacy.order.Step;
import org.scriptline.pharmacy.order.TransmissionSteps;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.Status;
import org.scriptline.pharmacy.script.UnhandledBody;
import org.scriptline.pharmacy.script.Verify;

/**
 * What an attempt came to.
 *
 * @param retry whether it is to be tried again
 * @param outcome the word that is stored with the attempt
 * @param code the SCRIPT code, null when nothing was read
 */
public record AttemptOutcome(
        Parcel parcel,
        Reply reply,
        boolean retry,
        String outcome,
        @Nullable String code) {

    /** Judges a reply; the HTTP status alone never counts. */
    public static AttemptOutcome of(Parcel parcel, Reply reply) {
        return switch (reply) {
            case Reply.Nothing nothing -> new AttemptOutcome(parcel, reply, true, nothing.outcome(), null);
            case Reply.Answered answered -> judged(parcel, answered);
        };
    }

    private static AttemptOutcome judged(Parcel parcel, Reply.Answered answered) {
        return switch (answered.body()) {
            case Status status
            when accepts(status) -> new AttemptOutcome(parcel, answered, false, "accepted", status.code());
            case ErrorAnswer error -> new AttemptOutcome(parcel, answered, error.retryable(), "error", error.code());
            case Verify verify -> new AttemptOutcome(parcel, answered, false, "verified", verify.code());
            case CancelRxResponse ignored
            when parcel.kind() == MessageKind.CANCEL_RX -> new AttemptOutcome(parcel, answered, false, "decided", null);
            case Body other ->
                new AttemptOutcome(
                        parcel, new Reply.Nothing("The answer was " + known(other) + "."), true, "no-answer", null);
        };
    }

    /** The same where the pharmacy put the message off while the attempt was open: its acceptance is older, so that it goes again; what says more than that stays. */
    public AttemptOutcome putOffMeanwhile() {
        return accepted() && reply instanceof Reply.Answered answered && answered.body() instanceof Status
                ? new AttemptOutcome(
                        parcel, new Reply.Nothing("The pharmacy's system took it and put it off."), true, outcome, code)
                : this;
    }

    /** Whether the pharmacy or the network took it. */
    public boolean accepted() {
        return !retry && reply instanceof Reply.Answered answered && !(answered.body() instanceof ErrorAnswer);
    }

    /** The refusal that operations have to see to; null when there is none. */
    public @Nullable ErrorAnswer forOperations() {
        return reply instanceof Reply.Answered answered
                        && answered.body() instanceof ErrorAnswer error
                        && error.consequence() == ErrorAnswer.Consequence.OPERATIONS
                ? error
                : null;
    }

    private static boolean accepts(Status status) {
        return status.code().equals(Status.ACCEPTED) || status.code().equals(Status.ACCEPTED_BY_RECEIVER);
    }

    /** A foreign element name is not repeated. */
    private static String known(Body body) {
        return body instanceof UnhandledBody ? "an unexpected message" : "an unexpected " + body.name();
    }

    /** What it means for the order. */
    public Step on(PharmacyOrder order) {
        if (parcel.pharmacyNcpdpId().equals(order.route().transferredFrom())) {
            return new Step.Unchanged(order);
        }
        if (!parcel.pharmacyNcpdpId().equals(order.route().pharmacyNcpdpId())) {
            return RerouteSteps.fromFormer(order, parcel.pharmacyNcpdpId(), fromFormer());
        }
        return switch (parcel.kind()) {
            case NEW_RX -> TransmissionSteps.on(order, deliveryAnswer(), parcel.attempt());
            case CANCEL_RX -> cancelStep(order);
            case ANSWER, FILL_NOTICES -> new Step.Unchanged(order);
        };
    }

    private FormerPharmacySays fromFormer() {
        if (reply instanceof Reply.Answered answered && answered.body() instanceof CancelRxResponse response) {
            return response.approved() ? FormerPharmacySays.CANCELLED : FormerPharmacySays.KEEPS_IT;
        }
        return parcel.kind() == MessageKind.NEW_RX && accepted()
                ? FormerPharmacySays.HAS_IT
                : FormerPharmacySays.NOTHING_NEW;
    }

    private DeliveryAnswer deliveryAnswer() {
        return switch (reply) {
            case Reply.Nothing nothing -> new DeliveryAnswer.None(nothing.words());
            case Reply.Answered answered ->
                switch (answered.body()) {
                    case Verify ignored -> new DeliveryAnswer.Confirmed();
                    case ErrorAnswer error ->
                        retry
                                ? new DeliveryAnswer.None(putOff(error))
                                : new DeliveryAnswer.Refused(error.code(), refusal(error));
                    case Status status ->
                        status.code().equals(Status.ACCEPTED)
                                ? new DeliveryAnswer.TakenByNetwork()
                                : new DeliveryAnswer.TakenByPharmacy();
                    case Body other -> new DeliveryAnswer.None("Nothing usable came back.");
                };
        };
    }

    /** The pharmacy's free words may hold anything, so that only its codes are repeated. */
    public static String refusal(ErrorAnswer error) {
        String description = error.descriptionCode() == null ? "" : ", description code " + error.descriptionCode();
        return switch (error.code()) {
            case ErrorAnswer.REJECTED -> "The pharmacy rejected it" + description + ".";
            case ErrorAnswer.UNABLE_TO_PROCESS -> "The receiver was unable to process it" + description + ".";
            case ErrorAnswer.CONFIGURATION ->
                "The receiver's configuration does not let it through" + description + ".";
            default -> "The receiver refused it" + description + ".";
        };
    }

    /** In words of ours, when it goes again. */
    public static String putOff(ErrorAnswer error) {
        return "The pharmacy's system said " + error.code() + ", try again later.";
    }

    private Step cancelStep(PharmacyOrder order) {
        return switch (reply) {
            case Reply.Nothing ignored -> new Step.Unchanged(order);
            case Reply.Answered answered ->
                switch (answered.body()) {
                    case CancelRxResponse response -> CancelSteps.answered(order, response.approved());
                    case ErrorAnswer error ->
                        retry ? new Step.Unchanged(order) : CancelSteps.unanswered(order, refusal(error));
                    case Body other -> CancelSteps.sent(order);
                };
        };
    }
}
