package org.scriptline.prescription.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.prescription.lint.Finding;

class OperationOutcomesTest {
    @Test
    void aFindingNamesElementCodeAndFix() throws IOException {
        // Given
        List<Finding> findings = List.of(
                Finding.error(ErrorCode.REFILLS_INVALID, "MedicationRequest.dispenseRequest.numberOfRepeatsAllowed"));

        // When
        JsonNode issue = issue(OperationOutcomes.of(findings));

        // Then
        assertThat(issue.path("severity").asText()).isEqualTo("error");
        assertThat(issue.path("code").asText()).isEqualTo("value");
        assertThat(issue.at("/details/coding/0/code").asText()).isEqualTo("REFILLS_INVALID");
        assertThat(issue.path("diagnostics").asText())
                .isEqualTo("The number of refills is not between 0 and 99. Correct the number of refills.");
        assertThat(issue.at("/expression/0").asText())
                .isEqualTo("MedicationRequest.dispenseRequest.numberOfRepeatsAllowed");
    }

    @Test
    void aRetryableFailureSaysSo() throws IOException {
        // Given
        ErrorCode code = ErrorCode.OVERLOADED;

        // When
        JsonNode issue = issue(OperationOutcomes.of(code, "Too much to do.", null, "c-1"));

        // Then
        assertThat(issue.path("code").asText()).isEqualTo("transient");
        assertThat(issue.path("diagnostics").asText())
                .isEqualTo(
                        "Too much to do. Repeat the same request after Retry-After. The same request may be repeated. "
                                + "Correlation id: c-1.");
    }

    @Test
    void whatLacksAnOverrideIsNamedByTheIdThatSignTakes() throws IOException {
        // Given
        List<NotScreened> unchecked = List.of(new NotScreened("n-77", "Xyzzyline", "not recognized"));

        // When
        JsonNode issue = issue(OperationOutcomes.openAlerts(List.of(), unchecked));

        // Then
        assertThat(issue.at("/details/coding/1/code").asText()).isEqualTo("n-77");
    }

    @Test
    void everyFailureIsValidR4() {
        // Given
        List<Finding> all = Arrays.stream(ErrorCode.values())
                .map(code -> Finding.error(code, "MedicationRequest.status"))
                .toList();

        // When
        byte[] outcome = OperationOutcomes.of(all);

        // Then
        R4Validator.assertValid(outcome);
    }

    private static JsonNode issue(byte[] outcome) throws IOException {
        return StrictFhirJson.MAPPER.readTree(outcome).at("/issue/0");
    }
}
