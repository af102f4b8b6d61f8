package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.prescription.lint.Finding;

/**
 * A Parameters resource, or one parameter of it that has parts.
 *
 * @param path where it stands, {@code Parameters.parameter[0]} for example
 * @param children name of the element that lists its parts
 */
record ParameterPart(JsonNode node, String path, String children) {
    /** What the pharmacy's drug-use evaluation carries of a comment is shorter; the worklist shows all of it. */
    static final int COMMENT_LENGTH = 500;

    static ParameterPart root(JsonNode parameters) {
        return new ParameterPart(parameters, "Parameters", "parameter");
    }

    List<ParameterPart> named(String name) {
        return parts().stream().filter(part -> part.name().equals(name)).toList();
    }

    /** The text of the only part with this name; a code may also come as Coding or CodeableConcept. Null when missing. */
    @Nullable
    String text(String name) {
        List<ParameterPart> parts = named(name);
        return parts.size() == 1 ? parts.getFirst().value() : null;
    }

    /** A finding for each part that the operation does not have. */
    List<Finding> unknown(Set<String> known) {
        return parts().stream()
                .filter(part -> !known.contains(part.name()))
                .map(part -> Finding.error(
                        ErrorCode.REQUEST_UNKNOWN_FIELD,
                        part.path() + ".name",
                        "The operation has no such parameter; it has "
                                + String.join(", ", known.stream().sorted().toList()) + "."))
                .toList();
    }

    private List<ParameterPart> parts() {
        List<ParameterPart> parts = new ArrayList<>();
        JsonNode list = node.path(children);
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            // No list of parts: one that has no name is unknown to every operation.
            parts.add(new ParameterPart(list, path + "." + children, "part"));
            return parts;
        }
        for (int i = 0; i < list.size(); i++) {
            parts.add(new ParameterPart(list.get(i), path + "." + children + "[" + i + "]", "part"));
        }
        return parts;
    }

    private String name() {
        return node.path("name").asText();
    }

    private @Nullable String value() {
        for (var field : node.properties()) {
            if (field.getKey().startsWith("value")) {
                JsonNode value = field.getValue();
                JsonNode code = value.isObject() ? value.path("code") : value;
                JsonNode concept = value.at("/coding/0/code");
                String text = (concept.isTextual() ? concept : code).asText().strip();
                return text.isEmpty() ? null : text;
            }
        }
        return null;
    }
}
