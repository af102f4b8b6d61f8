package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.prescription.lint.Finding;

/** Every contained resource has an id of its own, and every {@code #id} names one. */
final class ReferenceCheck {
    private final Set<String> ids = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private ReferenceCheck() {}

    static List<Finding> check(ObjectNode resource) {
        ReferenceCheck check = new ReferenceCheck();
        String type = resource.path("resourceType").asText();
        JsonNode contained = resource.path("contained");
        for (int i = 0; i < contained.size(); i++) {
            String id = contained.get(i).path("id").asText();
            if (id.isEmpty() || !check.ids.add(id)) {
                check.invalid(type + ".contained[" + i + "].id", "A contained resource needs an id of its own.");
            }
            if (contained.get(i).has("contained")) {
                check.invalid(type + ".contained[" + i + "].contained", "A contained resource contains no other.");
            }
        }
        check.walk(resource, type);
        return check.findings;
    }

    private void walk(JsonNode node, String path) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String childPath = path + "." + field.getKey();
            JsonNode value = field.getValue();
            if (field.getKey().equals("reference") && value.isTextual()) {
                String target = value.asText();
                if (target.startsWith("#") && target.length() > 1 && !ids.contains(target.substring(1))) {
                    invalid(childPath, "No contained resource has this id.");
                }
            }
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                walk(value.get(i), childPath + "[" + i + "]");
            }
            if (value.isObject()) {
                walk(value, childPath);
            }
        }
    }

    private void invalid(String path, String message) {
        findings.add(Finding.error(ErrorCode.FHIR_INVALID, path, message));
    }
}
