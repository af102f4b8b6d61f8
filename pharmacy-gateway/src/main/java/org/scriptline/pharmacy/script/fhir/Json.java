package org.scriptline.pharmacy.script.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ValueKind;

/** A place in a FHIR document that remembers what was read, so that the rest can be told. */
final class Json {

    private static final int DATE = 10;

    private final JsonNode node;
    private final String path;
    private final Set<String> read;

    Json(JsonNode root) {
        this(root, root.path("resourceType").asText("?"), new HashSet<>());
    }

    private Json(JsonNode node, String path, Set<String> read) {
        this.node = node;
        this.path = path;
        this.read = read;
    }

    Json at(String name) {
        return new Json(node.isObject() ? node.path(name) : MissingNode.getInstance(), path + "." + name, read);
    }

    /** Whether the named text is this one. */
    boolean is(String name, String text) {
        return node.path(name).isTextual() && node.path(name).textValue().equals(text);
    }

    /** What stands in a contained resource counts as if it stood here: of a choice of two elements, the reference is written out as the other. */
    void useContained(String reference, String element, String part, Map<String, Json> contained) {
        if (!(node instanceof ObjectNode object) || node.has(element) || !node.has(reference)) {
            return;
        }
        String to = at(reference).text("reference");
        Json named = to == null || !to.startsWith("#") ? null : contained.get(to.substring(1));
        if (named == null || !named.node.path(part).isObject()) {
            throw new FhirRefusal(
                    ErrorCode.REFERENCE_UNRESOLVED, path + "." + reference, "It names nothing that is contained.");
        }
        object.set(element, named.node.path(part));
        named.readAll(part);
    }

    private void readAll(String name) {
        List<Finding> leaves = new ArrayList<>();
        Json value = at(name);
        value.leaves(value.node, value.path, leaves);
        leaves.forEach(leaf -> read.add(leaf.path()));
    }

    /** Where it stands, for whoever has to correct it. */
    String path() {
        return path;
    }

    /** The first element, or nothing. */
    Json first(String name) {
        List<Json> items = items(name);
        return items.isEmpty() ? new Json(MissingNode.getInstance(), path, read) : items.getFirst();
    }

    List<Json> items(String name) {
        JsonNode array = node.path(name);
        List<Json> items = new ArrayList<>();
        for (int index = 0; index < array.size() && array.isArray(); index++) {
            items.add(new Json(array.get(index), path + "." + name + "[" + index + "]", read));
        }
        return items;
    }

    boolean exists() {
        return !node.isMissingNode() && !node.isNull();
    }

    @Nullable
    String text() {
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        read.add(path);
        return node.asText();
    }

    @Nullable
    String text(String name) {
        return at(name).text();
    }

    @Nullable
    BigDecimal number(String name) {
        Json value = at(name);
        if (!value.node.isNumber()) {
            return null;
        }
        read.add(value.path);
        return value.node.decimalValue();
    }

    @Nullable
    Integer integer(String name) {
        Json value = at(name);
        if (!value.node.isInt()) {
            return null;
        }
        read.add(value.path);
        return value.node.intValue();
    }

    @Nullable
    Boolean flag(String name) {
        Json value = at(name);
        if (!value.node.isBoolean()) {
            return null;
        }
        read.add(value.path);
        return value.node.booleanValue();
    }

    @Nullable
    LocalDate date(String name) {
        String text = text(name);
        try {
            return text == null || text.length() < DATE ? null : LocalDate.parse(text.substring(0, DATE));
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    /** The value of our extension of this name. */
    Json extension(String name) {
        for (Json extension : items("extension")) {
            if ((Systems.EXTENSION + name).equals(extension.node.path("url").asText())) {
                extension.text("url");
                for (Map.Entry<String, JsonNode> field : extension.node.properties()) {
                    if (field.getKey().startsWith("value")) {
                        return extension.at(field.getKey());
                    }
                }
            }
        }
        return new Json(MissingNode.getInstance(), path, read);
    }

    /** The first of the named array whose {@code system} is this one. */
    Json ofSystem(String name, String system) {
        for (Json item : items(name)) {
            if (system.equals(item.node.path("system").asText())) {
                item.text("system");
                return item;
            }
        }
        return new Json(MissingNode.getInstance(), path, read);
    }

    /** Whatever nobody read. */
    List<Finding> unread() {
        List<Finding> findings = new ArrayList<>();
        leaves(node, path, findings);
        return findings;
    }

    /** A key as it may stand in a log and in an answer: any other than FHIR's own could be anything. */
    static String step(String key) {
        return key.matches("_?[A-Za-z][A-Za-z0-9]{0,63}") ? key : "?";
    }

    private void leaves(JsonNode from, String at, List<Finding> findings) {
        if (from.isObject()) {
            for (Map.Entry<String, JsonNode> field : from.properties()) {
                if (!field.getKey().equals("resourceType")) {
                    leaves(field.getValue(), at + "." + step(field.getKey()), findings);
                }
            }
        } else if (from.isArray()) {
            for (int index = 0; index < from.size(); index++) {
                leaves(from.get(index), at + "[" + index + "]", findings);
            }
        } else if (!read.contains(at)) {
            findings.add(new Finding(Rule.NOT_CARRIED, at, ValueKind.TEXT, "no SCRIPT element is written from it"));
        }
    }
}
