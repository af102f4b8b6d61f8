package org.scriptline.pharmacy.delivery.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.fhir.FhirDocument;
import org.scriptline.pharmacy.script.fhir.ScriptFhir;

/** A message as a FHIR R4 Task that contains what it is about. */
final class TaskDocument {

    /** The system of the identifier by which a Task is recognised: the message's id. */
    static final String MESSAGE_ID = "http://scriptline.example/fhir/identifier/message-id";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private TaskDocument() {}

    /**
     * A Task and what it does not hold.
     *
     * @param json in UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Written(byte[] json, List<Finding> findings) {}

    /**
     * A prescription is the contained focus of a Task to fulfil it; whatever is a Task already goes as it is, but its status is the partner's to set: what we
     * decided stands in {@code businessStatus}, and the message that this one follows in {@code basedOn}.
     */
    static Written write(Message message) {
        FhirDocument document = ScriptFhir.write(message);
        try {
            ObjectNode focus = (ObjectNode) JSON.readTree(document.json()).at("/entry/1/resource");
            ObjectNode task = focus.path("resourceType").asText().equals("Task") ? focus : toFulfil(focus, message);
            task.put("status", "requested");
            String relatesTo = message.header().relatesToMessageId();
            if (relatesTo != null) {
                task.putArray("basedOn")
                        .addObject()
                        .putObject("identifier")
                        .put("system", MESSAGE_ID)
                        .put("value", relatesTo);
            }
            task.withArray("identifier")
                    .addObject()
                    .put("system", MESSAGE_ID)
                    .put("value", message.header().messageId());
            return new Written(JSON.writeValueAsString(task).getBytes(StandardCharsets.UTF_8), document.findings());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("JSON of our own cannot be read", broken);
        }
    }

    /** What the prescription contains moves up beside it: nothing that is contained contains anything. */
    private static ObjectNode toFulfil(ObjectNode prescription, Message message) {
        ObjectNode task = JSON.createObjectNode().put("resourceType", "Task");
        ArrayNode contained = task.putArray("contained");
        JsonNode inner = prescription.remove("contained");
        if (inner != null) {
            inner.forEach(contained::add);
        }
        contained.add(prescription);
        task.put("status", "requested").put("intent", "order");
        task.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", "http://hl7.org/fhir/CodeSystem/task-code")
                .put("code", "fulfill");
        task.putObject("focus").put("reference", "#" + prescription.path("id").asText());
        if (prescription.has("subject")) {
            task.set("for", prescription.get("subject"));
        }
        if (message.header().sentTime() != null) {
            task.put("authoredOn", message.header().sentTime().toString());
        }
        return task;
    }

    /** The status of the Task that was answered; empty when it is none. */
    static Optional<String> status(byte[] answer) {
        try {
            JsonNode task = JSON.readTree(answer);
            return task != null && task.path("resourceType").asText().equals("Task")
                    ? Optional.of(task.path("status").asText())
                    : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }
}
