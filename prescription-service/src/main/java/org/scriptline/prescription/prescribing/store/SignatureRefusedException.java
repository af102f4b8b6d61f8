package org.scriptline.prescription.prescribing.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.prescription.prescribing.Signature;
import org.scriptline.prescription.prescribing.Signature.AlertsOpen;
import org.scriptline.prescription.prescribing.Signature.CommentMissing;
import org.scriptline.prescription.prescribing.Signature.HardStop;
import org.scriptline.prescription.prescribing.Signature.Refused;
import org.scriptline.prescription.prescribing.Signature.UnknownAlert;

/** A signature that leaves something unanswered; the answer lists what. */
public final class SignatureRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final transient Signature.Refused refused;

    SignatureRefusedException(Refused refused) {
        super(code(refused), detail(refused));
        this.refused = refused;
        switch (refused) {
            case AlertsOpen open -> {
                with("alerts", open.alerts());
                with("notScreened", open.notScreened());
                with("factsNotApplied", open.factsNotApplied());
            }
            case HardStop stop -> with("alerts", List.of(stop.alert()));
            case UnknownAlert unknown -> withField("override.alert").with("alert", unknown.alert());
            case CommentMissing missing -> withField("override.comment").with("alert", missing.alert());
        }
    }

    /** What was left unanswered. */
    public Signature.Refused refused() {
        return refused;
    }

    private static ErrorCode code(Refused refused) {
        return switch (refused) {
            case AlertsOpen open -> ErrorCode.ALERTS_OPEN;
            case HardStop stop -> ErrorCode.HARD_STOP;
            case UnknownAlert unknown -> ErrorCode.OVERRIDE_INVALID;
            case CommentMissing missing -> ErrorCode.OVERRIDE_INVALID;
        };
    }

    private static String detail(Refused refused) {
        return switch (refused) {
            case AlertsOpen open ->
                (open.alerts().size() + open.notScreened().size() + (open.factsNotApplied() ? 1 : 0))
                        + " findings have no override.";
            case HardStop stop ->
                "This alert cannot be overridden: " + stop.alert().summary();
            case UnknownAlert unknown -> "No open alert has the id " + safe(unknown.alert()) + ".";
            case CommentMissing missing -> "The reason OTHER needs a comment.";
        };
    }

    private static String safe(String id) {
        return id.matches("[A-Za-z0-9-]{1,64}") ? id : "that was sent";
    }

    /** The alerts that the refusal is about, by id. */
    public Map<String, Alert> alerts() {
        List<Alert> alerts = switch (refused) {
            case AlertsOpen open -> open.alerts();
            case HardStop stop -> List.of(stop.alert());
            case UnknownAlert unknown -> List.of();
            case CommentMissing missing -> List.of();
        };
        return alerts.stream().collect(Collectors.toMap(Alert::id, alert -> alert, (a, b) -> a));
    }
}
