package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Small pieces of FHIR JSON. */
final class Json {
    private static final JsonNodeFactory NODES = StrictFhirJson.MAPPER.getNodeFactory();

    private Json() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ObjectNode resource(String type) {
        return object().put("resourceType", type);
    }

    static ArrayNode list(ObjectNode... elements) {
        ArrayNode list = NODES.arrayNode();
        for (ObjectNode element : elements) {
            list.add(element);
        }
        return list;
    }

    static ObjectNode coding(String system, String code) {
        return object().put("system", system).put("code", code);
    }

    static ObjectNode concept(@Nullable String text, ObjectNode... codings) {
        ObjectNode concept = object();
        if (codings.length > 0) {
            concept.set("coding", list(codings));
        }
        if (text != null && !text.isBlank()) {
            concept.put("text", text);
        }
        return concept;
    }

    static ObjectNode reference(String to) {
        return object().put("reference", to);
    }

    static ObjectNode codeExtension(String url, String code) {
        return object().put("url", url).put("valueCode", code);
    }

    /** The list under this name, made when it is not there. */
    static ArrayNode listIn(ObjectNode resource, String element) {
        return resource.get(element) instanceof ArrayNode list ? list : resource.putArray(element);
    }

    /** The tree of a resource that this service wrote. */
    static ObjectNode tree(byte[] resource) {
        try {
            return (ObjectNode) StrictFhirJson.MAPPER.readTree(resource);
        } catch (IOException e) {
            throw new IllegalStateException("a stored resource cannot be read", e);
        }
    }

    static byte[] bytes(ObjectNode resource) {
        try {
            return StrictFhirJson.MAPPER.writeValueAsBytes(resource);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
