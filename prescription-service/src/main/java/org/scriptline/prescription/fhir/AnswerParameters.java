package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.codes.DenialReason;
import org.scriptline.contracts.codes.PendingReason;
import org.scriptline.contracts.codes.RequestOutcome;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.prescription.conversation.Answer;
import org.scriptline.prescription.lint.Finding;

/** Reads the parameters of a Task's {@code $answer}. */
final class AnswerParameters {

    static final Set<String> NAMES = Set.of(
            "outcome",
            "reason",
            "note",
            "expectedOn",
            "priorAuthorization",
            "refills",
            "proposal",
            "medicationRequest");

    private static final int LONGEST_NUMBER = 35;

    private final ParameterPart parameters;
    private final List<Finding> findings;

    AnswerParameters(ParameterPart parameters, List<Finding> findings) {
        this.parameters = parameters;
        this.findings = findings;
    }

    /** The answer, null (and a finding) when there is no outcome. */
    @Nullable
    Answer read() {
        NAMES.stream()
                .filter(name -> parameters.named(name).size() > 1)
                .forEach(name -> findings.add(Finding.error(
                        ErrorCode.REQUEST_FIELD_INVALID, parameters.path(), name + " is given more than once.")));
        RequestOutcome outcome = coded("outcome", RequestOutcome.values(), ErrorCode.ANSWER_NOT_POSSIBLE);
        if (outcome == null) {
            findings.add(Finding.error(
                    ErrorCode.REQUIRED_FIELD_MISSING,
                    parameters.path(),
                    "outcome is one of approved, approved-with-changes, denied, replace, pending, validated."));
            return null;
        }
        return new Answer(
                outcome,
                outcome == RequestOutcome.DENIED
                        ? coded("reason", DenialReason.values(), ErrorCode.REASON_INVALID)
                        : null,
                outcome == RequestOutcome.PENDING
                        ? coded("reason", PendingReason.values(), ErrorCode.REASON_INVALID)
                        : null,
                limited("note", Answer.LONGEST_NOTE),
                day(),
                limited("priorAuthorization", LONGEST_NUMBER),
                number("refills", 99),
                number("proposal", 9),
                resource());
    }

    private <C extends Coded> @Nullable C coded(String name, C[] values, ErrorCode otherwise) {
        String text = parameters.text(name);
        if (text == null) {
            return null;
        }
        for (C value : values) {
            if (value.code().equals(text)) {
                return value;
            }
        }
        findings.add(Finding.error(
                otherwise,
                place(name),
                "It is one of "
                        + String.join(
                                ", ", Arrays.stream(values).map(Coded::code).toList()) + "."));
        return null;
    }

    private @Nullable String limited(String name, int longest) {
        String text = parameters.text(name);
        if (text != null && text.length() > longest) {
            findings.add(Finding.error(
                    ErrorCode.TEXT_TOO_LONG, place(name), "The text is longer than " + longest + " characters."));
        }
        return text;
    }

    private @Nullable LocalDate day() {
        String text = parameters.text("expectedOn");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            findings.add(Finding.error(ErrorCode.DATE_INVALID, place("expectedOn"), "The day is written YYYY-MM-DD."));
            return null;
        }
    }

    private @Nullable Integer number(String name, int largest) {
        String text = parameters.text(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > largest) {
            findings.add(Finding.error(
                    ErrorCode.REQUEST_FIELD_INVALID, place(name), name + " is a whole number up to " + largest + "."));
            return null;
        }
        return Integer.valueOf(text);
    }

    private byte @Nullable [] resource() {
        List<ParameterPart> parts = parameters.named("medicationRequest");
        if (parts.isEmpty()) {
            return null;
        }
        JsonNode resource = parts.getFirst().node().path("resource");
        if (resource instanceof ObjectNode object
                && object.path("resourceType").asText().equals("MedicationRequest")) {
            return Json.bytes(object);
        }
        findings.add(Finding.error(
                ErrorCode.FHIR_INVALID,
                place("medicationRequest"),
                "The parameter's resource is a MedicationRequest."));
        return null;
    }

    private String place(String name) {
        return parameters.path() + ".parameter.where(name='" + name + "')";
    }
}
