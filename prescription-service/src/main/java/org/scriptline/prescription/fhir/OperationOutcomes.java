package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.prescription.lint.Finding;

/**
 * Failures and remarks as OperationOutcome: severity, FHIR's issue type, our code in {@code details.coding}, what is
 * wrong in {@code details.text}, the same with what to do about it in {@code diagnostics}, and the element in
 * {@code expression}.
 */
public final class OperationOutcomes {
    private OperationOutcomes() {}

    /** One issue for each finding; there must be at least one. */
    public static byte[] of(List<Finding> findings) {
        return Json.bytes(
                outcome(findings.stream().map(OperationOutcomes::issue).toList()));
    }

    /**
     * A single failure.
     *
     * @param detail what is wrong here, one sentence without patient data
     * @param expression the element, null when none is to blame
     * @param correlationId to be told to operations, null when there is none
     */
    public static byte[] of(
            ErrorCode code, String detail, @Nullable String expression, @Nullable String correlationId) {
        ObjectNode issue = issue("error", IssueCode.of(code), FhirSystems.ERROR_CODE, code.name(), detail);
        String retry = code.category().retryable() ? " The same request may be repeated." : "";
        String correlation = correlationId == null ? "" : " Correlation id: " + correlationId + ".";
        issue.put("diagnostics", detail + " " + code.fix() + retry + correlation);
        if (expression != null) {
            issue.putArray("expression").add(expression);
        }
        return Json.bytes(outcome(List.of(issue)));
    }

    /** Why a signature is refused: each alert and each unchecked item that still lacks an override, by its id. */
    public static byte[] openAlerts(List<Alert> alerts, List<NotScreened> notScreened) {
        List<ObjectNode> issues = new ArrayList<>();
        for (Alert alert : alerts) {
            issues.add(open(alert.id(), alert.severity().code() + ": " + alert.summary()));
        }
        for (NotScreened item : notScreened) {
            issues.add(open(item.id(), "Not checked: " + item.name() + " (" + item.reason() + ")"));
        }
        return Json.bytes(outcome(issues));
    }

    static ObjectNode issue(Finding finding) {
        ObjectNode issue = issue(
                finding.isError() ? "error" : "warning",
                IssueCode.of(finding.code()),
                FhirSystems.ERROR_CODE,
                finding.code().name(),
                finding.message());
        issue.put("diagnostics", finding.message() + " " + finding.code().fix());
        issue.putArray("expression").add(finding.expression());
        return issue;
    }

    static ObjectNode issue(String severity, String type, String system, String code, String text) {
        ObjectNode issue = Json.object().put("severity", severity).put("code", type);
        issue.set("details", Json.concept(text, Json.coding(system, code)));
        return issue;
    }

    static ObjectNode outcome(List<ObjectNode> issues) {
        if (issues.isEmpty()) {
            throw new IllegalArgumentException("an OperationOutcome has at least one issue");
        }
        ObjectNode outcome = Json.resource("OperationOutcome");
        outcome.putArray("issue").addAll(issues);
        return outcome;
    }

    private static ObjectNode open(String id, String text) {
        ObjectNode issue = issue(
                "error",
                IssueCode.of(ErrorCode.ALERTS_OPEN),
                FhirSystems.ERROR_CODE,
                ErrorCode.ALERTS_OPEN.name(),
                text);
        ((ArrayNode) issue.path("details").path("coding")).add(Json.coding(FhirSystems.ALERT_ID, id));
        return issue.put("diagnostics", text + " " + ErrorCode.ALERTS_OPEN.fix());
    }
}
