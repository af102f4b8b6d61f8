package org.scriptline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.Topic;

/** The document that others read about our topics says what the code does. */
class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "asyncapi.yaml");

    @ParameterizedTest
    @EnumSource(Topic.class)
    void aTopicIsDescribedWithItsPartitionsAndMessages(Topic topic) throws IOException {
        // Given
        JsonNode document = document();

        // When
        JsonNode channel = document.path("channels").path(topic.code());
        List<String> messages = new ArrayList<>();
        channel.path("messages").fieldNames().forEachRemaining(messages::add);

        // Then
        assertThat(channel.path("address").asText()).isEqualTo(topic.code());
        assertThat(channel.path("bindings").path("kafka").path("partitions").asInt())
                .isEqualTo(Topic.PARTITIONS);
        assertThat(messages)
                .isEqualTo(Arrays.stream(EventType.values())
                        .filter(type -> type.topic() == topic)
                        .map(EventType::code)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aMessageRefersToItsSchema(EventType type) throws IOException {
        // Given
        JsonNode message = document().path("components").path("messages").path(type.code());

        // When
        String schema = message.path("payload").path("schema").path("$ref").asText();

        // Then
        assertThat(message.path("name").asText()).isEqualTo(type.code());
        assertThat(DOCUMENT.resolveSibling(schema)).exists().hasFileName(type.code() + ".json");
    }

    private static JsonNode document() throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(Files.readAllBytes(DOCUMENT));
    }
}
