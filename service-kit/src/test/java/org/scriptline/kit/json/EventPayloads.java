package org.scriptline.kit.json;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.EventType;

/** Golden events and schemas as contracts ships them; trees here keep every digit, so that 1.50 is not 1.5. */
final class EventPayloads {

    private static final String ROOT = "/org/scriptline/contracts/";
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** One golden sample. */
    record Golden(String version, EventType type, String name, JsonNode payload) {
        @Override
        public String toString() {
            return version + " " + type + " " + name;
        }
    }

    private EventPayloads() {}

    /** Every sample of every released version. */
    static Stream<Golden> golden() {
        return bytes("golden/versions.txt")
                .map(text -> new String(text, StandardCharsets.UTF_8).lines())
                .flatMap(versions -> versions)
                .flatMap(version -> Arrays.stream(EventType.values()).flatMap(type -> samples(version, type)));
    }

    static JsonNode tree(byte[] json) {
        try {
            return EXACT.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static JsonSchema validator(EventType type) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        bytes("schemas/" + type.code() + ".json")
                                .map(EventPayloads::tree)
                                .findFirst()
                                .orElseThrow(),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    private static Stream<Golden> samples(String version, EventType type) {
        return bytes("golden/" + version + "/" + type.code() + ".json")
                .flatMap(file -> tree(file).properties().stream())
                .map(sample -> new Golden(version, type, sample.getKey(), sample.getValue()));
    }

    /** The resource's bytes; none when an older version did not know the type. */
    private static Stream<byte[]> bytes(String name) {
        try (@Nullable InputStream in = EventType.class.getResourceAsStream(ROOT + name)) {
            return in == null ? Stream.empty() : Stream.of(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }
}
