package org.scriptline.contracts.events;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schemas and golden events as the tests read them. */
final class ContractResources {

    private static final String ROOT = "/org/scriptline/contracts/";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ContractResources() {}

    /** Released versions with golden events, the oldest first. */
    static List<String> versions() {
        return new String(bytes("golden/versions.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    static JsonNode schema(EventType type) {
        return tree("schemas/" + type.code() + ".json");
    }

    /** The schema of today with formats asserted, not only noted. */
    static JsonSchema validator(EventType type) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        schema(type),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    /** The golden samples of a type in a version, by name. */
    static Map<String, JsonNode> golden(String version, EventType type) {
        Map<String, JsonNode> samples = new LinkedHashMap<>();
        tree("golden/" + version + "/" + type.code() + ".json")
                .properties()
                .forEach(sample -> samples.put(sample.getKey(), sample.getValue()));
        return samples;
    }

    /** One golden sample. */
    static JsonNode sample(String version, EventType type, String name) {
        return tree("golden/" + version + "/" + type.code() + ".json").path(name);
    }

    static boolean exists(String name) {
        return ContractResources.class.getResource(ROOT + name) != null;
    }

    private static JsonNode tree(String name) {
        try {
            return MAPPER.readTree(bytes(name));
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }

    private static byte[] bytes(String name) {
        try (InputStream in = ContractResources.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }
}
