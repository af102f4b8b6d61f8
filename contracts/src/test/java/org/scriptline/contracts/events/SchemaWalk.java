package org.scriptline.contracts.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.Coded;

/** Compares a schema with the record it describes, down to the last nested one; every difference is one sentence. */
final class SchemaWalk {

    private static final Map<Class<?>, String> TYPES = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(UUID.class, "string uuid"),
            Map.entry(Instant.class, "string date-time"),
            Map.entry(LocalDate.class, "string date"),
            Map.entry(BigDecimal.class, "number"),
            Map.entry(int.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"));

    private final JsonNode root;
    private final List<String> differences = new ArrayList<>();

    private SchemaWalk(JsonNode root) {
        this.root = root;
    }

    /** What differs between the schema and the record. */
    static List<String> differences(JsonNode schema, Class<?> payload) {
        SchemaWalk walk = new SchemaWalk(schema);
        walk.object(schema, payload, payload.getSimpleName());
        return walk.differences;
    }

    private void object(JsonNode schema, Class<?> type, String path) {
        List<String> properties = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(properties::add);
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        expect(
                path + " properties",
                properties,
                components.stream().map(RecordComponent::getName).toList());
        expect(
                path + " required",
                required,
                components.stream()
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList());
        expect(path + " type", schema.path("type").asText(), "object");
        expect(
                path + " additionalProperties",
                schema.path("additionalProperties").toString(),
                "true");
        expect(path + " is described", schema.path("description").asText().isBlank() ? "no" : "yes", "yes");
        for (RecordComponent component : components) {
            value(
                    schema.path("properties").path(component.getName()),
                    component.getAnnotatedType(),
                    path + "." + component.getName());
        }
    }

    private void value(JsonNode schema, AnnotatedType annotated, String path) {
        if (annotated instanceof AnnotatedParameterizedType list) {
            expect(path + " type", schema.path("type").asText(), "array");
            value(schema.path("items"), list.getAnnotatedActualTypeArguments()[0], path + "[]");
            return;
        }
        Class<?> type = (Class<?>) annotated.getType();
        if (type.isRecord()) {
            String name = schema.path("$ref").asText();
            expect(path + " $ref", name, "#/$defs/" + type.getSimpleName());
            object(root.path("$defs").path(type.getSimpleName()), type, path);
        } else if (type.isEnum()) {
            codes(schema, type, path);
        } else {
            String format =
                    schema.has("format") && !schema.path("format").asText().equals("uri")
                            ? " " + schema.path("format").asText()
                            : "";
            expect(path + " type", schema.path("type").asText() + format, String.valueOf(TYPES.get(type)));
        }
    }

    /** All codes of the list; an order ends in some states only. */
    private void codes(JsonNode schema, Class<?> type, String path) {
        List<String> named = new ArrayList<>();
        schema.path("enum").forEach(code -> named.add(code.asText()));
        List<String> codes = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Coded) constant).code())
                .toList();
        expect(
                path + " enum",
                named,
                path.endsWith(".endedAs")
                        ? codes.stream().filter(named::contains).toList()
                        : codes);
    }

    private void expect(String what, Object actual, Object wanted) {
        if (!actual.equals(wanted)) {
            differences.add(what + ": the schema says " + actual + ", the record " + wanted);
        }
    }
}
