package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.prescription.lint.Finding;

/**
 * Makes an entry stand alone: what it refers to in the Bundle comes into it as a contained resource, and a conditional
 * reference becomes a logical one.
 */
final class Assembly {
    private static final String ID = "entry-";

    private final BundleReferences references;
    private final Set<String> containable;
    private final List<Finding> findings;
    private final BundleNode node;
    private final ObjectNode alone;
    private final List<String> origins = new ArrayList<>();
    private final Map<Integer, String> contained = new LinkedHashMap<>();

    /**
     * Begins with a copy of the entry.
     *
     * @param containable types that are brought in; references to others stay as they are
     */
    Assembly(BundleNode node, BundleReferences references, Set<String> containable, List<Finding> findings) {
        this.node = node;
        this.references = references;
        this.containable = containable;
        this.findings = findings;
        this.alone = node.resource().deepCopy();
        for (int i = 0; i < alone.path("contained").size(); i++) {
            origins.add(node.path() + ".contained[" + i + "]");
        }
        walk(alone, node.path());
    }

    ObjectNode resource() {
        return alone;
    }

    /** Where each contained resource came from. */
    List<String> origins() {
        return List.copyOf(origins);
    }

    boolean has(String type) {
        for (JsonNode one : alone.path("contained")) {
            if (one.path("resourceType").asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    /** Brings in an entry, once; {@code #id} names it then. */
    String contain(BundleNode other) {
        String known = contained.get(other.index());
        if (known != null) {
            return known;
        }
        String id = ID + other.index();
        contained.put(other.index(), "#" + id);
        origins.add(other.path());
        ObjectNode copy = other.resource().deepCopy().put("id", id);
        Json.listIn(alone, "contained").add(copy);
        walk(copy, other.path());
        return "#" + id;
    }

    private void walk(JsonNode tree, String path) {
        if (tree instanceof ObjectNode object && object.path("reference").isTextual()) {
            reference(object, path);
        }
        for (Map.Entry<String, JsonNode> field : List.copyOf(tree.properties())) {
            if (!field.getKey().equals("contained")) {
                JsonNode value = field.getValue();
                String childPath = path + "." + field.getKey();
                for (int i = 0; value.isArray() && i < value.size(); i++) {
                    walk(value.get(i), childPath + "[" + i + "]");
                }
                if (value.isObject()) {
                    walk(value, childPath);
                }
            }
        }
    }

    private void reference(ObjectNode object, String path) {
        String reference = object.path("reference").asText();
        Optional<BundleNode> entry = references.entry(reference);
        if (entry.isPresent() && containable.contains(entry.get().type()) && entry.get() != node) {
            object.put("reference", contain(entry.get()));
            return;
        }
        Optional<ObjectNode> logical = BundleReferences.logical(reference);
        if (logical.isPresent()) {
            object.remove("reference");
            logical.get().properties().forEach(part -> object.putIfAbsent(part.getKey(), part.getValue()));
        } else if (references.dangling(reference)) {
            findings.add(Finding.error(
                    ErrorCode.REFERENCE_UNRESOLVED, path + ".reference", "No entry of the Bundle has this fullUrl."));
        }
    }
}
