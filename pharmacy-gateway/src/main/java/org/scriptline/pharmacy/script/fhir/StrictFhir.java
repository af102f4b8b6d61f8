package org.scriptline.pharmacy.script.fhir;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.json.Storable;
import org.scriptline.kit.json.StrictJson;

/** The tree of what a partner posts: one JSON object in UTF-8 that can be stored and says nothing that would turn its meaning round. */
final class StrictFhir {

    private static final ObjectMapper MAPPER =
            StrictJson.create().configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

    private StrictFhir() {}

    /** @throws FhirRefusal when it is none */
    static ObjectNode read(byte[] document) {
        JsonNode tree;
        try {
            // The parser lets overlong forms pass; the decoder does not.
            tree = MAPPER.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString());
        } catch (StreamConstraintsException limit) {
            ErrorCode code = limit.getOriginalMessage().contains("nesting depth")
                    ? ErrorCode.REQUEST_TOO_DEEP
                    : ErrorCode.REQUEST_MALFORMED;
            throw new FhirRefusal(code, null, code.title());
        } catch (IOException broken) {
            throw malformed();
        }
        if (!(tree instanceof ObjectNode resource) || resource.isEmpty()) {
            throw malformed();
        }
        look(resource, "");
        return resource;
    }

    private static FhirRefusal malformed() {
        return new FhirRefusal(
                ErrorCode.REQUEST_MALFORMED, null, "The body is not one JSON object in UTF-8 with each key once.");
    }

    /** The depth is limited, so that the recursion is. */
    private static void look(JsonNode node, String path) {
        if (node.isTextual() && !Storable.text(node.textValue())
                || node.isBigDecimal() && !Storable.number(node.decimalValue())) {
            throw new FhirRefusal(
                    ErrorCode.FHIR_INVALID,
                    path,
                    "The text holds a character, or the number has an exponent, that cannot be stored.");
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            look(node.get(index), path + "[" + index + "]");
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = Json.step(field.getKey());
            String below = path.isEmpty() ? name : path + "." + name;
            if (field.getKey().equals("modifierExtension") || field.getKey().equals("implicitRules")) {
                throw new FhirRefusal(
                        ErrorCode.MEANING_NOT_SUPPORTED,
                        below,
                        "A modifier that is not known here changes what is said.");
            }
            look(field.getValue(), below);
        }
    }
}
