package org.scriptline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.scriptline.local.client.Axes;

/** Puts the answers of the services into sentences. What an answer does not say is left out or called unknown. */
final class Words {
    private Words() {}

    static String axes(JsonNode prescription) {
        Axes axes = Axes.of(prescription);
        return "order %s, transmission %s, cancel %s, fill %s"
                .formatted(axes.order(), axes.transmission(), axes.cancel(), axes.fill());
    }

    /** The screening of a prescription, the verdict first and one line for each alert. */
    static List<String> screening(JsonNode prescription) {
        JsonNode screening = prescription.path("screening");
        List<String> lines = new ArrayList<>();
        lines.add("%s; medicines of %d patient record(s) of this person were seen"
                .formatted(
                        screening.path("outcome").asText("no answer yet"),
                        screening.path("records").asInt()));
        for (JsonNode alert : screening.path("alerts")) {
            lines.add("%s %s: %s"
                    .formatted(
                            alert.path("severity").asText(),
                            alert.path("type").asText(),
                            alert.path("summary").asText()));
            lines.add("  consequence: " + alert.path("consequence").asText());
            lines.add("  action: " + alert.path("action").asText());
            for (JsonNode involved : alert.path("involved")) {
                lines.add("  involved: " + involved(involved));
            }
        }
        for (JsonNode unknown : screening.path("notScreened")) {
            lines.add("not screened: %s (%s)"
                    .formatted(
                            unknown.path("name").asText(),
                            unknown.path("reason").asText()));
        }
        return lines;
    }

    private static String involved(JsonNode involved) {
        String prescriber = involved.path("prescriber").asText("");
        return involved.path("name").asText() + (prescriber.isEmpty() ? "" : ", prescribed by " + prescriber);
    }

    /** The ids of the alerts that must be answered before signing. */
    static List<String> interruptive(JsonNode prescription) {
        List<String> ids = new ArrayList<>();
        for (JsonNode alert : prescription.path("screening").path("alerts")) {
            String display = alert.path("display").asText();
            if (display.equals("INTERRUPT") || display.equals("HARD_STOP")) {
                ids.add(alert.path("id").asText());
            }
        }
        return ids;
    }

    /** The coverage of a prescription, one line for each thing that is known or known to be unknown. */
    static List<String> coverage(JsonNode prescription) {
        JsonNode coverage = prescription.path("coverage");
        List<String> lines = new ArrayList<>();
        JsonNode covered = coverage.path("covered");
        String verdict = covered.isBoolean() ? (covered.asBoolean() ? "covered" : "not covered") : "coverage unknown";
        lines.add(verdict + " by " + coverage.path("plan").path("name").asText("a plan that is not known")
                + tier(coverage));
        if (coverage.path("priorAuthorization").asBoolean()) {
            lines.add("needs prior authorization");
        }
        JsonNode limit = coverage.path("quantityLimit");
        if (limit.path("applies").asBoolean()) {
            lines.add("at most %s in %s days%s"
                    .formatted(
                            limit.path("amount").asText(),
                            limit.path("days").asText(),
                            limit.path("exceeded").asBoolean() ? ", which this order exceeds" : ""));
        }
        JsonNode pays = coverage.path("cost").path("patientPays");
        if (pays.isNumber()) {
            lines.add("the patient pays about $" + pays.asText());
        }
        for (JsonNode unknown : coverage.path("unknown")) {
            lines.add("not known: %s (%s)"
                    .formatted(
                            unknown.path("field").asText(),
                            unknown.path("reason").asText()));
        }
        return lines;
    }

    private static String tier(JsonNode coverage) {
        JsonNode tier = coverage.path("tier");
        if (!tier.isObject()) {
            return "";
        }
        String name = tier.path("name").asText("");
        return ", tier " + tier.path("code").asText() + (name.isEmpty() ? "" : " (" + name + ")");
    }

    /** An order as its pharmacist reads it: what to dispense, and what the prescriber said about each alert. */
    static List<String> order(JsonNode order) {
        List<String> lines = new ArrayList<>();
        lines.add("the pharmacist reads: %s %s; %s"
                .formatted(
                        order.path("quantity").asText(),
                        order.path("quantityUnit").asText(),
                        order.path("sig").asText()));
        lines.add(order.path("screening").asText());
        for (JsonNode alert : order.path("alerts")) {
            lines.add(alert.path("summary").asText());
            lines.add("  answered %s: %s"
                    .formatted(
                            alert.path("reason").asText(), alert.path("comment").asText()));
        }
        return lines;
    }

    /** What is wrong, in the words of an OperationOutcome or of a problem document. */
    static List<String> refusal(JsonNode body) {
        List<String> lines = new ArrayList<>();
        for (JsonNode issue : body.path("issue")) {
            lines.add(issue.path("diagnostics")
                    .asText(issue.path("details").path("text").asText()));
        }
        if (lines.isEmpty()) {
            lines.add(body.path("detail").asText(body.path("title").asText("no reason was given")));
        }
        return lines;
    }
}
