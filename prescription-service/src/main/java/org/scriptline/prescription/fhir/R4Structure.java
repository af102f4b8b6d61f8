package org.scriptline.prescription.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition.ChildTypeEnum;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.prescription.lint.Finding;

/**
 * Walks a JSON tree along the R4 definitions and names every element that is unknown, repeated where it may not be,
 * empty, of the wrong JSON type or without a possible value; and everything that would change the meaning: any
 * {@code modifierExtension} (we know none) and {@code implicitRules}.
 *
 * <p>HAPI's parser finds most of this too, but cannot say where. An impossible value that is reported here is taken out
 * of the tree, so that the rest can still be read and all defects be named at once.
 */
final class R4Structure {
    private static final String EXTENSION_PREFIX = "_";

    private final List<Finding> findings = new ArrayList<>();

    private R4Structure() {}

    /** The defects of a resource; impossible values have been removed from {@code resource}. */
    static List<Finding> check(ObjectNode resource) {
        R4Structure walk = new R4Structure();
        walk.resource(resource, resource.path("resourceType").asText());
        return walk.findings;
    }

    private void resource(ObjectNode resource, String path) {
        String type = resource.path("resourceType").asText();
        if (!R4.CONTEXT.getResourceTypes().contains(type)) {
            invalid(path + ".resourceType", "The resource type is not one of R4.");
            return;
        }
        composite(resource, R4.CONTEXT.getResourceDefinition(type), path);
    }

    private void composite(ObjectNode node, BaseRuntimeElementCompositeDefinition<?> definition, String path) {
        if (node.isEmpty()) {
            invalid(path, "The element is empty.");
        }
        List<String> impossible = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            if (name.equals("resourceType")) {
                continue;
            }
            if (name.equals("modifierExtension") || name.equals("implicitRules")) {
                findings.add(Finding.error(
                        ErrorCode.MEANING_NOT_SUPPORTED,
                        path + "." + name,
                        "The " + name + " is not understood here and may change the meaning."));
                impossible.add(name);
                continue;
            }
            if (!child(name, field.getValue(), definition, path)) {
                impossible.add(name);
            }
        }
        node.remove(impossible);
    }

    private boolean child(
            String name, JsonNode value, BaseRuntimeElementCompositeDefinition<?> definition, String path) {
        boolean companion = name.startsWith(EXTENSION_PREFIX);
        String element = companion ? name.substring(1) : name;
        String childPath = path + "." + element;
        BaseRuntimeChildDefinition child = definition.getChildByName(element);
        BaseRuntimeElementDefinition<?> type = child == null ? null : child.getChildByName(element);
        if (child == null || type == null) {
            if (path.endsWith("]") && element.equals("animal")) {
                findings.add(Finding.error(ErrorCode.VETERINARY_NOT_SUPPORTED, childPath));
                return false;
            }
            invalid(childPath, "R4 does not know this element.");
            return true;
        }
        if (companion) {
            return true;
        }
        boolean many = child.getMax() != 1;
        if (many != value.isArray()) {
            invalid(childPath, many ? "The element must be a list." : "The element must not be a list.");
            return true;
        }
        if (!many) {
            return value(value, child, type, childPath);
        }
        return list((ArrayNode) value, child, type, childPath);
    }

    private boolean list(
            ArrayNode values, BaseRuntimeChildDefinition child, BaseRuntimeElementDefinition<?> type, String path) {
        if (values.isEmpty()) {
            invalid(path, "The list is empty.");
        }
        for (int i = values.size() - 1; i >= 0; i--) {
            JsonNode value = values.get(i);
            // In a list of primitives a null keeps the place of a value that only has extensions.
            boolean placeholder = value.isNull() && R4Primitive.isPrimitive(type);
            if (!placeholder && !value(value, child, type, path + "[" + i + "]")) {
                values.remove(i);
            }
        }
        return true;
    }

    /** Whether the value may stay in the tree; an impossible one must be taken out. */
    private boolean value(
            JsonNode value, BaseRuntimeChildDefinition child, BaseRuntimeElementDefinition<?> type, String path) {
        if (R4Primitive.isPrimitive(type)) {
            @Nullable Finding defect = R4Primitive.defect(value, child, type, path);
            if (defect != null) {
                findings.add(defect);
            }
            return defect == null;
        }
        if (!(value instanceof ObjectNode object)) {
            invalid(path, "The element must be an object.");
            return true;
        }
        if (type instanceof BaseRuntimeElementCompositeDefinition<?> composite
                && type.getChildType() != ChildTypeEnum.RESOURCE) {
            composite(object, composite, path);
        } else {
            resource(object, path);
        }
        return true;
    }

    private void invalid(String path, String message) {
        findings.add(Finding.error(ErrorCode.FHIR_INVALID, path, message));
    }
}
