package org.scriptline.prescription.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.lint.Linter;
import org.scriptline.prescription.lint.Practice;
import org.scriptline.prescription.lint.SubmittedOrder;

/** The corpus: one sound order changed in one way each, with every finding that must come of it. */
class DefectivePrescriptionsTest {
    private static final Linter LINTER = new Linter(ProductTable.authored());

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void everyDefectIsNamedWithItsPlace(String name, JsonNode prescription) {
        // Given
        OrderFixture order = OrderFixture.lisinopril();
        prescription.path("remove").forEach(pointer -> order.remove(pointer.asText()));
        prescription.path("set").properties().forEach(entry -> order.set(entry.getKey(), entry.getValue()));

        // When
        List<Finding> findings = findings(order.bytes());

        // Then
        assertThat(findings)
                .extracting(finding -> finding.level() + " " + finding.code() + " " + finding.expression())
                .containsExactlyInAnyOrderElementsOf(
                        StreamSupport.stream(prescription.path("findings").spliterator(), false)
                                .map(JsonNode::asText)
                                .toList());
        prescription
                .path("says")
                .forEach(words -> assertThat(findings)
                        .anySatisfy(finding -> assertThat(finding.message()).contains(words.asText())));
    }

    @Test
    void theSoundOrderHasNoDefect() {
        // Given
        byte[] order = OrderFixture.lisinopril().bytes();

        // When
        List<Finding> findings = findings(order);

        // Then
        assertThat(findings).isEmpty();
    }

    private static List<Finding> findings(byte[] json) {
        return switch (new MedicationRequestReader().read(json)) {
            case Reading.Refused<SubmittedOrder> refused -> refused.findings();
            case Reading.Accepted<SubmittedOrder> read ->
                switch (LINTER.lint(read.value(), Practice.surroundings())) {
                    case LintedOrder.Rejected rejected -> rejected.findings();
                    case LintedOrder.Accepted accepted -> accepted.warnings();
                };
        };
    }

    static Stream<Arguments> corpus() {
        return StreamSupport.stream(
                        OrderFixture.resource("/orders/defective.json").spliterator(), false)
                .map(one -> Arguments.of(one.path("name").asText(), one));
    }
}
