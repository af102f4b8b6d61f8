package org.scriptline.local.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Bodies of the FHIR operations. */
final class Parameters {
    private Parameters() {}

    /** Of {@code $sign} without an answer to any alert. */
    static String unanswered() {
        return empty().toString();
    }

    /** Of {@code $sign} with the same coded reason and words for each alert. */
    static String overriding(List<String> alerts, String reason, String comment) {
        ObjectNode parameters = empty();
        ArrayNode all = parameters.putArray("parameter");
        for (String alert : alerts) {
            ArrayNode parts = all.addObject().put("name", "override").putArray("part");
            parts.addObject().put("name", "alert").put("valueString", alert);
            parts.addObject().put("name", "reason").put("valueCode", reason);
            parts.addObject().put("name", "comment").put("valueString", comment);
        }
        return parameters.toString();
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
    }
}
