package org.scriptline.prescription.timeline;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.events.AlertsWithdrawn;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.CoverageAnswered;
import org.scriptline.contracts.events.CoverageChanged;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.FillNoticesRequested;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.LateAlertRaised;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.PrescriptionCancelled;
import org.scriptline.contracts.events.PrescriptionDrafted;
import org.scriptline.contracts.events.PrescriptionEnded;
import org.scriptline.contracts.events.PrescriptionHeld;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.contracts.events.RequestAnswerStated;
import org.scriptline.contracts.events.RerouteRequested;
import org.scriptline.contracts.events.ResendRequested;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.prescription.printing.Worth;

/** Says what an event means, in one plain sentence for the people who wait for the prescription. */
public final class Sentences {

    private Sentences() {}

    /** The sentence for a payload. */
    public static String of(Record payload) {
        return switch (payload) {
            case PrescriptionDrafted drafted ->
                drafted.content().revision() == 1
                        ? "The prescription was drafted."
                        : "The draft was changed (revision " + drafted.content().revision() + ").";
            case PrescriptionSigned signed ->
                switch (signed.overrides().size()) {
                    case 0 -> "The prescriber signed.";
                    case 1 -> "The prescriber signed and gave a reason for one alert.";
                    default ->
                        "The prescriber signed and gave a reason for each of "
                                + signed.overrides().size() + " alerts.";
                };
            case PrescriptionHeld held ->
                "The release gate found something new and holds the prescription: the" + " prescriber must look again.";
            case PrescriptionReleased released ->
                released.unscreenedReason() == null
                        ? "The prescription was released to the pharmacy."
                        : "The prescription was released without having been checked for interactions ("
                                + released.unscreenedReason().code() + ").";
            case PrescriptionCancelled cancelled ->
                "The prescription was cancelled before any pharmacy saw it ("
                        + cancelled.reason().code() + ").";
            case CancelRequested cancel ->
                "The prescriber asked the pharmacy to cancel ("
                        + cancel.reason().code() + ").";
            case RerouteRequested reroute ->
                "The prescriber wants another pharmacy ("
                        + reroute.reason().code() + ")"
                        + (reroute.liveTwice() ? " and accepts that two may have it." : ".");
            case ResendRequested ignored -> "The prescriber has it sent to the same pharmacy once more.";
            case FillNoticesRequested chosen ->
                "The practice chose of which fills it hears from now on: " + fills(chosen.fillNotices()) + ".";
            case PrescriptionEnded ended ->
                "The prescription has ended: " + ended.endedAs().code() + ".";
            case LateAlertRaised late ->
                "An alert came after the release; prescriber and pharmacy are told."
                        + (late.holdDelivery() ? " A delivery that has not gone out waits for the prescriber." : "");
            case LateAlertAnswered answered -> "The prescriber answered the alert that came after the release.";
            case AlertsWithdrawn withdrawn ->
                (withdrawn.alerts().size() == 1
                                ? "An alert is withdrawn"
                                : withdrawn.alerts().size() + " alerts are withdrawn")
                        + ": it came from another patient's record; the pharmacy is told."
                        + (withdrawn.holdDelivery() ? " Another alert still waits for the prescriber." : "");
            case ScreeningAnswered answered -> screening(answered);
            case CoverageAnswered answered -> coverage(answered.result());
            case CoverageChanged changed ->
                (Objects.equals(changed.previousRelease(), changed.result().release())
                                ? "The payer was asked about the coverage: "
                                : "The payer's new formulary changes the coverage: ")
                        + String.join("; ", changed.changes()) + ".";
            case PriorAuthorizationStated stated -> AuthorizationSentences.of(stated);
            case PharmacyOrderStated stated -> pharmacy(stated);
            case PharmacyRequestStated request -> ConversationSentences.asked(request);
            case RequestAnswerStated answer -> ConversationSentences.answered(answer);
            default -> "Something happened that this version has no words for.";
        };
    }

    /** The same sentence without names, for one that may name what turned out to be another patient's. */
    public static String withoutNames(ScreeningAnswered answered) {
        ScreeningResult result = answered.result();
        return screening(new ScreeningAnswered(
                answered.prescriptionId(),
                answered.patientId(),
                answered.revision(),
                answered.gatePass(),
                answered.verdict(),
                answered.factsNotApplied(),
                result.withoutNames(),
                answered.screenedAt(),
                answered.because(),
                null,
                answered.unlinked()));
    }

    private static String screening(ScreeningAnswered answered) {
        ScreeningResult result = answered.result();
        String found = switch (result.outcome()) {
            case CLEAR -> "nothing was found";
            case ALERTS ->
                result.alerts().size() == 1
                        ? "one alert was found"
                        : result.alerts().size() + " alerts were found";
            case INCOMPLETE -> incomplete(answered);
        };
        String who = result.records() > 1 ? " across " + result.records() + " linked patient records" : "";
        String verdict = answered.verdict() == null
                ? ""
                : answered.verdict() == GateVerdict.CLEARED
                        ? "; the release gate cleared it"
                        : "; the release gate holds it";
        String again = answered.unlinked() == null
                ? ""
                : "A link with another patient's record was undone, and nothing counts any more that came from it. ";
        return again + "The prescription was screened" + who + ": " + found + verdict + ".";
    }

    private static String incomplete(ScreeningAnswered answered) {
        if (answered.factsNotApplied()) {
            return "not everything could be checked, because the patient's facts had not arrived";
        }
        String names = answered.result().notScreened().stream()
                .map(item -> item.name() + " (" + item.reason() + ")")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "not everything could be checked" : "could not be checked: " + names;
    }

    private static String coverage(CoverageResult result) {
        if (result.covered() == null) {
            return "Coverage is unknown"
                    + (result.unknown().isEmpty()
                            ? "."
                            : ": " + result.unknown().getFirst().reason() + ".");
        }
        if (!result.covered()) {
            return "The patient's plan does not cover the drug.";
        }
        return "The patient's plan covers the drug"
                + (result.tier() == null ? "" : " in tier " + result.tier().code())
                + authorization(result)
                + ".";
    }

    private static String authorization(CoverageResult result) {
        if (!Boolean.TRUE.equals(result.priorAuthorization())) {
            return "";
        }
        return result.authorizationOnFile() == null
                ? "; it asks for prior authorization"
                : "; its prior authorization is on file until "
                        + result.authorizationOnFile().validUntil();
    }

    private static String pharmacy(PharmacyOrderStated stated) {
        String sentence = switch (stated.change()) {
            case QUEUED -> "The prescription waits for its delivery.";
            case ACCEPTED_BY_NETWORK ->
                "The network accepted the prescription; the pharmacy has not confirmed" + " receipt.";
            case DELIVERED ->
                "The pharmacy's system accepted the prescription; nobody there has confirmed" + " receipt yet.";
            case LISTED ->
                "The prescription stands on the pharmacy's worklist; nobody there has confirmed" + " receipt yet.";
            case VERIFIED -> "The pharmacy confirmed that it has the prescription.";
            case ACKNOWLEDGED -> "A pharmacist acknowledged the prescription.";
            case RETRYING -> "The pharmacy's system did not take the prescription; the delivery is repeated.";
            case RESENT -> "The prescription goes to the pharmacy once more, as the prescriber asked.";
            case REJECTED ->
                "The pharmacy rejected the prescription"
                        + (stated.errorCode() == null ? "." : " (error " + stated.errorCode() + ").");
            case FAILED -> "The prescription could not be delivered.";
            case UNKNOWN -> "Nobody has confirmed receipt in time: it is unknown whether the pharmacy has it.";
            case CANCEL_REQUESTED -> "The cancellation waits to be sent to the pharmacy.";
            case CANCEL_SENT -> "The cancellation was sent to the pharmacy.";
            case CANCEL_APPROVED -> "The pharmacy agreed to the cancellation.";
            case CANCEL_DENIED -> "The pharmacy did not agree to the cancellation.";
            case CANCEL_UNKNOWN -> "It is unknown whether the pharmacy cancelled.";
            case CLAIMED -> "A pharmacist took the prescription to fill it.";
            case CLAIM_RETURNED -> "The pharmacist put the prescription back.";
            case READY -> "The drug is ready for pickup.";
            case PARTIALLY_FILLED -> "A part of the drug was dispensed" + owed(stated) + ".";
            case FILLED -> "The drug was dispensed" + fillNumber(stated) + ".";
            case NOT_DISPENSED ->
                "The pharmacy did not dispense the drug"
                        + (stated.notDispensedReason() == null
                                ? "."
                                : " (" + stated.notDispensedReason().code() + ").");
            case TRANSFERRED -> "The prescription was transferred to another pharmacy.";
            case RETURNED_TO_STOCK -> "The drug was not picked up and went back to stock.";
            case DELIVERY_HELD -> "The delivery waits for the prescriber's answer to an alert.";
            case DELIVERY_RESUMED -> "The delivery goes on.";
            case CONTRADICTION -> "The pharmacy told something that does not fit.";
            case REROUTE_REQUESTED -> "The first pharmacy is asked to give the prescription back.";
            case REROUTED -> "The prescription goes to another pharmacy.";
            case FORMER_PHARMACY_CANCELLED -> "The pharmacy where the prescription was before has cancelled it.";
            case REROUTE_REFUSED -> "The prescription did not go to the other pharmacy.";
            case FILL_NOTICES_CHANGED -> "The pharmacy was told of which fills the practice wants to hear.";
            case FILL_NOTICES_REFUSED ->
                "The pharmacy did not take of which fills the practice wants to hear; the prescription itself is not"
                        + " touched.";
            case FILL_NOTICES_UNKNOWN ->
                "It is unknown whether the pharmacy knows of which fills the practice wants to hear; the prescription"
                        + " itself is not touched.";
            case NOT_ACCEPTED_IN_TIME -> "Nobody has accepted the prescription fifteen minutes after its release.";
            case NOT_DELIVERED_IN_TIME -> "The pharmacy has not confirmed the prescription an hour after its release.";
        };
        return sentence + detail(stated.detail());
    }

    private static String fills(FillNotices notices) {
        return switch (notices) {
            case ALL -> "of all";
            case ALL_EXCEPT_TRANSFERRED -> "of all but a transfer";
            case DISPENSED_AND_PARTIALLY_DISPENSED -> "of whole and partial fills";
            case PARTIALLY_DISPENSED_AND_NOT_DISPENSED -> "of partial fills and when nothing is dispensed";
            case NOT_DISPENSED_AND_TRANSFERRED -> "when nothing is dispensed and of a transfer";
            case PARTIALLY_DISPENSED -> "of partial fills only";
            case NOT_DISPENSED -> "only when nothing is dispensed";
            case NONE -> "of none";
        };
    }

    /** What a printed page means. */
    public static String printed(Worth worth) {
        return switch (worth) {
            case PRESCRIPTION ->
                "The prescription was printed to be signed by hand, since the pharmacy did not get it; the page may be"
                        + " dispensed from.";
            case ASK_FIRST ->
                "The prescription was printed to be signed by hand; the page says to ask the pharmacy first, which may"
                        + " have it.";
            case COPY -> "The prescription was printed as a copy that is not to be dispensed from.";
        };
    }

    private static String owed(PharmacyOrderStated stated) {
        Fill last = stated.fills().isEmpty() ? null : stated.fills().getLast();
        return last == null || last.owed() == null
                ? ""
                : "; still owed: " + last.owed().toPlainString() + " " + last.unit();
    }

    private static String fillNumber(PharmacyOrderStated stated) {
        boolean refill = stated.fill() == FillStatus.DISPENSED
                && !stated.fills().isEmpty()
                && stated.fills().getLast().number() > 0;
        return refill ? " (refill " + stated.fills().getLast().number() + ")" : "";
    }

    private static String detail(@Nullable String detail) {
        return detail == null || detail.isBlank() ? "" : " " + detail;
    }
}
