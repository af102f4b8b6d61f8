package org.scriptline.prescription.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scriptline.contracts.status.OrderStatus;

class CapabilityTest {
    @Test
    void theStatementNamesTheOperationsByTheirDefinitions() throws IOException {
        // Given
        Capability capability = new Capability();

        // When
        byte[] statement = capability.statement("http://localhost:8081/fhir");

        // Then
        JsonNode operations = StrictFhirJson.MAPPER.readTree(statement).at("/rest/0/resource/0/operation");
        assertThat(operations)
                .extracting(operation -> operation.path("name").asText() + " "
                        + operation.path("definition").asText())
                .containsExactly(
                        "sign http://scriptline.example/fhir/OperationDefinition/MedicationRequest-sign",
                        "cancel http://scriptline.example/fhir/OperationDefinition/MedicationRequest-cancel",
                        "release-unscreened"
                                + " http://scriptline.example/fhir/OperationDefinition/MedicationRequest-release-unscreened",
                        "reroute http://scriptline.example/fhir/OperationDefinition/MedicationRequest-reroute",
                        "resend http://scriptline.example/fhir/OperationDefinition/MedicationRequest-resend",
                        "fill-notices http://scriptline.example/fhir/OperationDefinition/MedicationRequest-fill-notices",
                        "renew http://scriptline.example/fhir/OperationDefinition/MedicationRequest-renew");
        R4Validator.assertValid(statement);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyServedDefinitionIsValidR4(String key) {
        // Given
        String[] typeAndId = key.split("/");

        // When
        byte[] definition =
                new Capability().definition(typeAndId[0], typeAndId[1]).orElseThrow();

        // Then
        R4Validator.assertValid(definition);
    }

    @ParameterizedTest
    @MethodSource("extensions")
    void anExtensionsDefinitionIsAValidStructureDefinition(String key) {
        // Given
        ObjectNode sound = Json.tree(new Capability()
                .definition("StructureDefinition", key.substring(key.indexOf('/') + 1))
                .orElseThrow());
        ObjectNode broken = sound.deepCopy();
        broken.put("kind", "extension");

        // When
        List<String> errors = errorsButTheSnapshots(sound);
        List<String> errorsOfBroken = errorsButTheSnapshots(broken);

        // Then
        assertThat(errors).isEmpty();
        assertThat(errorsOfBroken).isNotEmpty();
    }

    /** For the snapshot of a definition the validator fetches the R4 package from the network; all else it checks here. */
    private static List<String> errorsButTheSnapshots(ObjectNode definition) {
        return R4Validator.errors(Json.bytes(definition)).stream()
                .filter(error -> !error.contains("Unable to resolve package id hl7.fhir.r4.core"))
                .toList();
    }

    static Stream<String> extensions() {
        return new Capability().definitions().stream().filter(key -> key.startsWith("StructureDefinition/"));
    }

    static Stream<String> definitions() {
        return new Capability().definitions().stream().filter(key -> !key.startsWith("StructureDefinition/"));
    }

    @Test
    void anAxisTakesItsOwnCodesOnly() throws IOException {
        // Given
        byte[] written =
                new MedicationRequestWriter().write(OrderFixture.lisinopril().bytes(), Views.bare(OrderStatus.DRAFT));
        String wrong = new String(written, StandardCharsets.UTF_8)
                .replace("fill-status\",\"valueCode\":\"none\"", "fill-status\",\"valueCode\":\"draft\"");

        // When
        List<String> errors = R4Validator.errors(wrong.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(errors).isNotEmpty().allSatisfy(error -> assertThat(error).contains("extension[3]", "draft"));
    }

    @Test
    void everyAxisIsServed() {
        // Given
        Capability capability = new Capability();

        // When
        List<String> definitions = capability.definitions();

        // Then
        assertThat(definitions)
                .contains(
                        "StructureDefinition/order-status",
                        "StructureDefinition/transmission-status",
                        "StructureDefinition/cancel-status",
                        "StructureDefinition/fill-status",
                        "StructureDefinition/supervisor",
                        "StructureDefinition/fill-notices",
                        "ValueSet/fill-notices",
                        "CodeSystem/fill-notices");
    }
}
