package org.scriptline.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionHeld;
import org.scriptline.kit.json.EventPayloads.Golden;

/** Events that were ever written stay readable, and nothing is lost between record and JSON. */
class EventCompatibilityTest {

    static Stream<Golden> golden() {
        return EventPayloads.golden();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void aGoldenEventIsReadAndWrittenAgainUnchanged(Golden golden) throws IOException {
        // Given
        byte[] released = golden.payload().toString().getBytes(StandardCharsets.UTF_8);

        // When
        Record payload = EventJson.read(released, golden.type().payload());
        byte[] written = EventJson.write(payload);

        // Then
        assertThat(EventPayloads.tree(written)).isEqualTo(golden.payload());
        assertThat(EventPayloads.validator(golden.type()).validate(EventPayloads.tree(written)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyFieldSurvivesTheWayThroughJson(EventType type) throws IOException {
        // Given
        Record full = SampleRecords.full(type.payload());

        // When
        Record read = EventJson.read(EventJson.write(full), type.payload());

        // Then
        assertThat(read).isEqualTo(full);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void whatIsUnknownIsLeftOutAndComesBackUnknown(EventType type) throws IOException {
        // Given
        Record bare = SampleRecords.bare(type.payload());

        // When
        byte[] written = EventJson.write(bare);

        // Then
        assertThat(EventJson.read(written, type.payload())).isEqualTo(bare);
        assertThat(names(written)).isEqualTo(required(type));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aFieldOfALaterVersionIsIgnored(EventType type) throws IOException {
        // Given
        Record full = SampleRecords.full(type.payload());
        ObjectNode later = EventPayloads.tree(EventJson.write(full)).deepCopy();
        later.putObject("addedLater").put("x", 1);

        // When
        Record read = EventJson.read(later.toString().getBytes(StandardCharsets.UTF_8), type.payload());

        // Then
        assertThat(read).isEqualTo(full);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "5", "\"x\"", "{", "{} {}", "{\"gatePass\":1,\"gatePass\":1}"})
    void whatIsNoPayloadIsRefusedWithACheckedException(String bytes) {
        // When / Then
        assertThatThrownBy(() -> EventJson.read(bytes.getBytes(StandardCharsets.UTF_8), PrescriptionHeld.class))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aMissingRequiredFieldIsRefused(EventType type) {
        // Given
        ObjectNode whole = EventPayloads.tree(EventJson.write(SampleRecords.full(type.payload())))
                .deepCopy();
        List<String> required = required(type);

        // When
        List<String> refused = required.stream()
                .filter(name -> {
                    ObjectNode without = whole.deepCopy();
                    without.remove(name);
                    return refused(without, type);
                })
                .toList();
        List<String> refusedNull = required.stream()
                .filter(name -> refused(whole.deepCopy().putNull(name), type))
                .toList();

        // Then
        assertThat(refused).isEqualTo(required);
        assertThat(refusedNull).isEqualTo(required);
    }

    @Test
    void aCodeThatIsNotKnownIsRefused() {
        // Given
        ObjectNode order = EventPayloads.tree(EventJson.write(SampleRecords.full(EventType.ORDER_STATED.payload())))
                .deepCopy();

        // When
        order.put("transmission", "beamed");

        // Then
        assertThat(refused(order, EventType.ORDER_STATED)).isTrue();
    }

    private static boolean refused(ObjectNode payload, EventType type) {
        try {
            EventJson.read(payload.toString().getBytes(StandardCharsets.UTF_8), type.payload());
            return false;
        } catch (IOException refusal) {
            return true;
        }
    }

    private static List<String> names(byte[] json) {
        List<String> names = new ArrayList<>();
        EventPayloads.tree(json).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> required(EventType type) {
        List<String> required = new ArrayList<>();
        EventPayloads.validator(type).getSchemaNode().path("required").forEach(name -> required.add(name.asText()));
        return required;
    }
}
