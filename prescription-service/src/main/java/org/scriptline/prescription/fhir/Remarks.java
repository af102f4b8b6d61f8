package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.SkippedCheck;

/**
 * What must be said about an order and is no alert, as issues of one contained OperationOutcome: what it waits for, what
 * was not checked, how far the screening saw, the linter's warnings and the coverage.
 */
final class Remarks {
    /** Every code of {@link FhirSystems#PROGRESS}. */
    static final Map<String, String> CODES = Map.of(
            "waiting", "What the order waits for.",
            "screening-pending", "The screening has not answered.",
            "screening-clear", "Everything was understood and nothing was found.",
            "screening-alerts", "Something was found.",
            "screening-incomplete", "Not everything could be checked.",
            "check-skipped", "A check lacked something that it needs.",
            "not-screened", "Something was not checked; a signature answers it by its id.",
            "record-linked",
                    "A machine took another practice's record for this patient's; the signer is shown both once.",
            "link-undone", "A record that had been taken for this patient's is not; its alerts are withdrawn.");

    private final PrescriptionView view;
    private final List<ObjectNode> issues = new ArrayList<>();

    private Remarks(PrescriptionView view) {
        this.view = view;
    }

    static List<ObjectNode> of(PrescriptionView view) {
        Remarks remarks = new Remarks(view);
        if (view.waiting() != null) {
            remarks.say("warning", "transient", "waiting", "waiting: " + view.waiting());
        }
        if (view.screeningPending()) {
            remarks.say("information", "informational", "screening-pending", "screening: pending");
        }
        if (view.heldBecause().contains(AlertOverride.FACTS_NOT_APPLIED)) {
            remarks.overridable(
                    AlertOverride.FACTS_NOT_APPLIED, "Not checked: the latest facts of this patient have not arrived.");
        }
        if (view.screening() != null) {
            remarks.screening(view.screening());
        }
        if (view.linkUndone()) {
            remarks.say(
                    "information",
                    "informational",
                    "link-undone",
                    "Another patient's record had been taken for this patient's and is no longer. What came from it is"
                            + " withdrawn, and the order was screened again without it: look again at what you decided"
                            + " because of it.");
        }
        view.warnings().forEach(warning -> remarks.issues.add(OperationOutcomes.issue(warning)));
        if (view.coverage() != null) {
            remarks.issues.add(CoverageRemark.of(view.coverage()));
        }
        if (view.authorization() != null) {
            remarks.issues.add(CoverageRemark.of(view.authorization()));
        }
        return remarks.issues;
    }

    private void screening(ScreeningResult screening) {
        ObjectNode extent = say(
                "information",
                "informational",
                "screening-" + screening.outcome().code().toLowerCase(Locale.ROOT),
                "Screening " + screening.outcome().code() + " over "
                        + screening.scope().code() + ": "
                        + screening.records() + " linked records, " + screening.possibleMatches()
                        + " possible matches not linked.");
        extent.put("diagnostics", "Knowledge base " + screening.knowledgeBase());
        for (NotScreened item : screening.notScreened()) {
            overridable(item.id(), "Not checked: " + item.name() + ", because: " + item.reason() + ".");
        }
        for (SkippedCheck skipped : screening.checksSkipped()) {
            List<String> drugs = skipped.forDrugs() == null ? List.of() : skipped.forDrugs();
            say(
                    "information",
                    "incomplete",
                    "check-skipped",
                    "Check " + skipped.check().code() + " was skipped; missing: " + String.join(", ", skipped.missing())
                            + (drugs.isEmpty() ? "." : "; for: " + String.join(", ", drugs) + "."));
        }
    }

    /** Both patients side by side, for the signer to object when they are two. */
    static ObjectNode linked(LinkedRecord link) {
        ObjectNode issue = OperationOutcomes.issue(
                "information",
                "informational",
                FhirSystems.PROGRESS,
                "record-linked",
                "Please confirm: a record of " + link.practice()
                        + " was taken for this patient's. This practice's record: " + link.here() + ". The other: "
                        + link.there() + ".");
        return issue.put(
                "diagnostics",
                "Matched by " + link.agreement()
                        + ". What both prescribed counts together. If these are two persons, ask"
                        + " operations to unlink record " + link.record() + ".");
    }

    /** Something that a signature can override by its id; an override that was given is said with it. */
    private void overridable(String id, String text) {
        Optional<AlertOverride> answer = view.overrides().stream()
                .filter(override -> override.alert().equals(id))
                .findFirst();
        @Nullable String comment = answer.map(AlertOverride::comment).orElse(null);
        String answered =
                answer.map(override -> " Overridden: " + override.reason().code())
                                .orElse("")
                        + (comment == null ? "" : ", " + comment);
        ObjectNode issue = say("warning", "incomplete", "not-screened", text + answered);
        ((ArrayNode) issue.path("details").path("coding")).add(Json.coding(FhirSystems.ALERT_ID, id));
    }

    private ObjectNode say(String severity, String type, String code, String text) {
        ObjectNode issue = OperationOutcomes.issue(severity, type, FhirSystems.PROGRESS, code, text);
        issues.add(issue);
        return issue;
    }
}
