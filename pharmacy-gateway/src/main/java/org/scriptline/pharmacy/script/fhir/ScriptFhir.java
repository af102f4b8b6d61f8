package org.scriptline.pharmacy.script.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.ValueKind;
import org.scriptline.pharmacy.script.xml.MessageLeaves;
import org.scriptline.pharmacy.script.xml.ScriptWriter;

/** Messages as FHIR R4 and back. */
public final class ScriptFhir {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private ScriptFhir() {}

    /**
     * The message as a Bundle.
     *
     * @throws FhirRefusal when no resource stands for its transaction
     */
    public static FhirDocument write(Message message) {
        ObjectNode bundle = new BundleWriter().bundle(message);
        try {
            return new FhirDocument(
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bundle), losses(message, bundle));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("JSON cannot be written", broken);
        }
    }

    /** What was written is read again; what does not come back is lost. */
    private static List<Finding> losses(Message message, ObjectNode bundle) {
        ScriptWriter writer = new ScriptWriter("0");
        Map<String, String> before =
                MessageLeaves.of(writer.check(message, ScriptVersion.V2023011).xml());
        Map<String, String> after =
                MessageLeaves.of(writer.check(new BundleReader(new Json(bundle)).message(), ScriptVersion.V2023011)
                        .xml());
        List<Finding> losses = new ArrayList<>();
        before.forEach((path, value) -> {
            if (!value.equals(after.get(path))) {
                losses.add(
                        new Finding(Rule.NOT_CARRIED, path, ValueKind.TEXT, "the FHIR resource has no element for it"));
            }
        });
        return losses;
    }

    /**
     * The message that a Bundle, or a MedicationRequest, MedicationDispense or Task alone, stands for.
     *
     * @throws FhirRefusal when it is no JSON, or none of these
     */
    public static FhirDocument.Read read(byte[] document) {
        JsonNode root;
        try {
            root = JSON.readTree(document);
        } catch (IOException notJson) {
            throw new FhirRefusal("The document is no JSON.");
        }
        Json json = new Json(root);
        try {
            return new FhirDocument.Read(new BundleReader(json).message(), json.unread());
        } catch (DateTimeParseException | NumberFormatException wrong) {
            throw new FhirRefusal("An extension holds no date or number where one has to be.");
        }
    }
}
