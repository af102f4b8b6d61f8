package org.scriptline.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A field that is added to a payload is added to its schema and to the golden samples, too. */
class EventSchemaTest {

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everySchemaSaysWhatItsRecordSays(EventType type) {
        // Given
        JsonNode schema = ContractResources.schema(type);

        // When / Then
        assertThat(SchemaWalk.differences(schema, type.payload())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everySchemaIsJsonSchema202012(EventType type) {
        // Given
        JsonNode schema = ContractResources.schema(type);

        // When / Then
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(SchemaLocation.of(SchemaId.V202012))
                        .validate(schema))
                .isEmpty();
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asText())
                .isEqualTo("https://scriptline.example/schemas/" + type.code() + ".json");
        assertThat(schema.path("title").asText()).isEqualTo(type.payload().getSimpleName());
    }
}
