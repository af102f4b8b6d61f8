package org.scriptline.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was ever released stays readable: the samples of a released version are never changed, only added to. */
class GoldenEventsTest {

    private static final String CURRENT = "v0.1";

    /** A body measure has a number and a unit, never a coded answer. */
    private static final Set<String> NEVER_TOGETHER = Set.of(".weight.codedValue", ".height.codedValue");

    @Test
    void theVersionsAreNamed() {
        // When / Then
        assertThat(ContractResources.versions()).containsExactly(CURRENT);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everySampleOfEveryVersionFitsTheSchema(EventType type) {
        // Given
        JsonSchema validator = ContractResources.validator(type);
        List<String> misfits = new ArrayList<>();

        // When
        for (String version : ContractResources.versions()) {
            if (ContractResources.exists("golden/" + version + "/" + type.code() + ".json")) {
                ContractResources.golden(version, type)
                        .forEach((name, payload) -> validator
                                .validate(payload)
                                .forEach(message -> misfits.add(version + " " + name + ": " + message)));
            }
        }

        // Then
        assertThat(misfits).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theFullSampleSetsEveryFieldAndTheMinimalOneNoOtherThanTheRequired(EventType type) {
        // Given
        JsonNode schema = ContractResources.schema(type);

        // When
        TreeSet<String> full = paths(ContractResources.sample(CURRENT, type, "full"));
        TreeSet<String> everything = declared(schema, schema, "");
        everything.removeAll(NEVER_TOGETHER);
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<String> minimal = new ArrayList<>();
        ContractResources.sample(CURRENT, type, "minimal").fieldNames().forEachRemaining(minimal::add);

        // Then
        assertThat(full).isEqualTo(everything);
        assertThat(minimal).containsExactlyElementsOf(required);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aMissingRequiredFieldDoesNotFit(EventType type) {
        // Given
        JsonSchema validator = ContractResources.validator(type);
        ObjectNode minimal = ContractResources.sample(CURRENT, type, "minimal").deepCopy();
        List<String> required = new ArrayList<>();
        minimal.fieldNames().forEachRemaining(required::add);

        // When
        List<String> noticed = required.stream()
                .filter(name -> {
                    ObjectNode without = minimal.deepCopy();
                    without.remove(name);
                    return validator.validate(without).size() == 1;
                })
                .toList();

        // Then
        assertThat(noticed).isEqualTo(required);
    }

    @Test
    void aStatedOrderIsShownInEveryPartOfItsLife() {
        // When
        Map<String, JsonNode> samples = ContractResources.golden(CURRENT, EventType.ORDER_STATED);

        // Then
        assertThat(samples.keySet())
                .containsExactly(
                        "full",
                        "minimal",
                        "acceptedByNetwork",
                        "listed",
                        "verified",
                        "retrying",
                        "rejected",
                        "claimed",
                        "filled",
                        "notDispensed",
                        "cancelDenied",
                        "cancelApproved");
    }

    private static TreeSet<String> paths(JsonNode value) {
        TreeSet<String> found = new TreeSet<>();
        collect(value, "", found);
        return found;
    }

    private static void collect(JsonNode value, String path, TreeSet<String> found) {
        if (value.isArray()) {
            value.forEach(element -> collect(element, path + "[]", found));
        }
        value.properties().forEach(field -> {
            found.add(path + "." + field.getKey());
            collect(field.getValue(), path + "." + field.getKey(), found);
        });
    }

    private static TreeSet<String> declared(JsonNode root, JsonNode schema, String path) {
        TreeSet<String> found = new TreeSet<>();
        JsonNode object =
                schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
        if (object.has("items")) {
            found.addAll(declared(root, object.path("items"), path + "[]"));
        }
        object.path("properties").properties().forEach(field -> {
            found.add(path + "." + field.getKey());
            found.addAll(declared(root, field.getValue(), path + "." + field.getKey()));
        });
        return found;
    }
}
