package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.codes.RerouteReason;
import org.scriptline.contracts.codes.UnscreenedReleaseReason;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.prescription.inbox.AttentionKind;

/** The closed lists of {@code contracts} as CodeSystems, so that a reader of our resources can look codes up. */
final class CodeLists {
    private CodeLists() {}

    static List<ObjectNode> all() {
        return List.of(
                errorCodes(),
                codeSystem("alert-type", "AlertType", "What kind of problem an alert names.", AlertType.values()),
                codeSystem("alert-severity", "AlertSeverity", "How grave an alert is.", Severity.values()),
                codeSystem("alert-display", "AlertDisplay", "How an alert is shown.", Display.values()),
                codeSystem("override-reason", "OverrideReason", "Why an alert is overridden.", OverrideReason.values()),
                codeSystem("cancel-reason", "CancelReason", "Why an order is cancelled.", CancelReason.values()),
                codeSystem(
                        "reroute-reason",
                        "RerouteReason",
                        "Why a released order goes to another pharmacy.",
                        RerouteReason.values()),
                codeSystem(
                        "unscreened-release-reason",
                        "UnscreenedReleaseReason",
                        "Why an order is released before its screening.",
                        UnscreenedReleaseReason.values()),
                codeSystem(
                        "fill-notices",
                        "FillNotices",
                        "Of which fills a prescriber wants to hear.",
                        FillNotices.values()),
                codeSystem(
                        "not-dispensed-reason",
                        "NotDispensedReason",
                        "Why a pharmacy did not dispense.",
                        NotDispensedReason.values()),
                codeSystem(
                        "activity",
                        "Activity",
                        "What was done to a prescription.",
                        Map.of(
                                "sign", "The prescriber signed.",
                                "answer-late-alert", "The prescriber answered an alert that came after the release.",
                                "release", "The release gate let it go to the pharmacy.",
                                "release-unscreened", "The prescriber let it go before its screening was answered.",
                                "cancel", "The prescriber cancelled it or asked the pharmacy to.")),
                codeSystem(
                        "task",
                        "Task",
                        "Why something waits for its prescriber.",
                        Arrays.stream(AttentionKind.values())
                                .collect(Collectors.toMap(AttentionKind::code, AttentionKind::meaning))),
                codeSystem(
                        "progress",
                        "Progress",
                        "What is said about an order's screening beside its alerts.",
                        Remarks.CODES),
                codeSystem("coverage-answer", "CoverageAnswer", "What a coverage check found.", CoverageRemark.CODES));
    }

    static ObjectNode codeSystem(String id, String name, String description, Coded[] codes) {
        ObjectNode system = codeSystem(id, name, description);
        ArrayNode concepts = system.putArray("concept");
        for (Coded code : codes) {
            concepts.add(Json.object().put("code", code.code()));
        }
        return system;
    }

    private static ObjectNode codeSystem(String id, String name, String description, Map<String, String> definitions) {
        ObjectNode system = codeSystem(id, name, description);
        ArrayNode concepts = system.putArray("concept");
        new TreeMap<>(definitions)
                .forEach((code, definition) ->
                        concepts.add(Json.object().put("code", code).put("definition", definition)));
        return system;
    }

    private static ObjectNode errorCodes() {
        ObjectNode system = codeSystem("error-code", "ErrorCode", "Every failure that leaves this service.");
        ArrayNode concepts = system.putArray("concept");
        for (ErrorCode code : ErrorCode.values()) {
            concepts.add(Json.object()
                    .put("code", code.name())
                    .put("display", code.title())
                    .put("definition", code.fix()));
        }
        return system;
    }

    private static ObjectNode codeSystem(String id, String name, String description) {
        return Capability.definition("CodeSystem", id, name, description)
                .put("caseSensitive", true)
                .put("content", "complete");
    }
}
