package org.scriptline.pharmacy.script.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.RxFill;

/**
 * What a pharmacy reports in FHIR R4 that it did, as RxFill messages: a MedicationDispense, or a Task whose {@code output} refers to the MedicationDispenses that it
 * contains. Each is a message of its own, whose id is the pharmacy's own identifier of it.
 */
public final class DispenseReports {

    /** The Task that the order came as, or one of the pharmacy's own. */
    public static final String TASK = "Task";

    /** A fill alone. */
    public static final String DISPENSE = "MedicationDispense";

    /** How many fills one Task may report. */
    private static final int MOST = 50;

    /** What is not carried is told this often in one report. */
    private static final int MOST_FINDINGS = 1000;

    /** The statuses of a Task on which somebody has worked. */
    private static final Set<String> WORKED_ON = Set.of("in-progress", "completed", "failed", "rejected", "cancelled");

    private DispenseReports() {}

    /**
     * A report.
     *
     * @param messages one for each fill, in its order
     * @param findings what no message carries; their paths are FHIR's
     */
    public record Report(List<Message> messages, List<Finding> findings) {
        public Report {
            messages = List.copyOf(messages);
            findings = List.copyOf(findings);
        }

        @Override
        public String toString() {
            return "Report[redacted]";
        }
    }

    /**
     * Reads either of them.
     *
     * @param sender the NCPDP id of the pharmacy that reports
     * @throws FhirRefusal when it is none, or cannot be acted on
     */
    public static Report read(byte[] document, String sender) {
        return read(document, null, sender);
    }

    /**
     * Reads one of them.
     *
     * @param type {@link #TASK} or {@link #DISPENSE}, null for either
     * @param sender the NCPDP id of the pharmacy that reports
     * @throws FhirRefusal when it is none, or cannot be acted on
     */
    public static Report read(byte[] document, @Nullable String type, String sender) {
        ObjectNode resource = StrictFhir.read(document);
        String found = resource.path("resourceType").asText();
        if (type == null ? !found.equals(TASK) && !found.equals(DISPENSE) : !found.equals(type)) {
            throw new FhirRefusal(
                    ErrorCode.FHIR_INVALID,
                    "resourceType",
                    "The resource must be a " + (type == null ? TASK + " or a " + DISPENSE : type) + ".");
        }
        Json root = new Json(resource);
        root.text("id");
        Map<String, Json> contained = contained(root);
        List<Message> messages = new ArrayList<>();
        try {
            for (Json dispense : found.equals(TASK) ? outputs(root, contained) : List.of(root)) {
                messages.add(message(root, dispense, contained, sender));
            }
        } catch (DateTimeParseException | NumberFormatException wrong) {
            throw new FhirRefusal("An extension holds no date or number where one has to be.");
        }
        List<Finding> unread = root.unread();
        return new Report(messages, unread.size() > MOST_FINDINGS ? unread.subList(0, MOST_FINDINGS) : unread);
    }

    private static Map<String, Json> contained(Json root) {
        Map<String, Json> contained = new HashMap<>();
        for (Json resource : root.items("contained")) {
            String id = resource.text("id");
            if (id != null && contained.put(id, resource) != null) {
                throw new FhirRefusal(
                        ErrorCode.FHIR_INVALID, resource.path() + ".id", "Two contained resources have one id.");
            }
        }
        return contained;
    }

    private static List<Json> outputs(Json task, Map<String, Json> contained) {
        String status = task.text("status");
        if (status == null || !WORKED_ON.contains(status)) {
            throw new FhirRefusal(
                    ErrorCode.MEANING_NOT_SUPPORTED,
                    "Task.status",
                    "A Task reports what was dispensed when it is in-progress, completed, failed, rejected or cancelled.");
        }
        plumbing(task);
        List<Json> dispenses = new ArrayList<>();
        for (Json output : task.items("output")) {
            String reference = output.at("valueReference").text("reference");
            if (reference == null) {
                continue;
            }
            Json named = reference.startsWith("#") ? contained.get(reference.substring(1)) : null;
            if (named == null) {
                throw new FhirRefusal(
                        ErrorCode.REFERENCE_UNRESOLVED,
                        output.path() + ".valueReference",
                        "The output is not contained in the Task.");
            }
            if (DISPENSE.equals(named.text("resourceType"))) {
                output.at("type").text("text");
                dispenses.add(named);
            }
        }
        if (dispenses.isEmpty()) {
            throw new FhirRefusal(
                    ErrorCode.REQUIRED_FIELD_MISSING, "Task.output", "No output is a contained MedicationDispense.");
        }
        if (dispenses.size() > MOST) {
            throw new FhirRefusal(
                    ErrorCode.TOO_MANY_ENTRIES, "Task.output", "A Task reports at most " + MOST + " fills.");
        }
        return dispenses;
    }

    /** What makes it a Task, and points to what it contains, says nothing more about a fill. */
    private static void plumbing(Json task) {
        task.text("intent");
        task.at("code").items("coding").forEach(coding -> {
            coding.text("system");
            coding.text("code");
        });
        for (String name : List.of("focus", "for", "owner", "requester")) {
            task.at(name).text("reference");
        }
    }

    private static Message message(Json root, Json dispense, Map<String, Json> contained, String sender) {
        dispense.useContained("medicationReference", "medicationCodeableConcept", "code", contained);
        ReportEnvelope envelope = new ReportEnvelope(root, dispense, contained);
        envelope.refuseAnother(sender);
        RxFill fill = (RxFill) new TransactionReader(dispense, contained).read("RxFill");
        ReportChecks.check(dispense, fill);
        return new Message(envelope.header(sender), fill);
    }
}
