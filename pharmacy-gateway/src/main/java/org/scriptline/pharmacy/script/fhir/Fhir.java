package org.scriptline.pharmacy.script.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The small shapes that FHIR's resources are made of. */
final class Fhir {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private Fhir() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ObjectNode resource(String type, String id) {
        return object().put("resourceType", type).put("id", id);
    }

    static void text(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    static ObjectNode coding(String system, @Nullable String code) {
        return object().put("system", system).put("code", code);
    }

    static void identifier(ObjectNode node, String system, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            array(node, "identifier").add(object().put("system", system).put("value", value));
        }
    }

    static ArrayNode array(ObjectNode node, String name) {
        return node.get(name) instanceof ArrayNode present ? present : node.putArray(name);
    }

    static void extension(ObjectNode node, String name, String type, @Nullable Object value) {
        if (value == null) {
            return;
        }
        ObjectNode extension = array(node, "extension").addObject().put("url", Systems.EXTENSION + name);
        switch (value) {
            case Integer number -> extension.put("valueInteger", number);
            case Boolean flag -> extension.put("valueBoolean", flag);
            default -> extension.put(type, value.toString());
        }
    }

    static void reference(ObjectNode node, String name, String id) {
        node.putObject(name).put("reference", "#" + id);
    }
}
