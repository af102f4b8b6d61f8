package org.scriptline.prescription.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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

/**
 * The corpus: sound orders of many kinds that pass without a finding ({@code sound.json}), and orders changed in one way
 * each with every finding that must come of it ({@code defective.json} at a JSON pointer, {@code unsound.json} in the
 * shorthand of {@link WrittenOrder} over a sound one).
 */
class DefectivePrescriptionsTest {
    private static final Linter LINTER = new Linter(ProductTable.authored());
    private static final Map<String, JsonNode> BASES = StreamSupport.stream(
                    OrderFixture.resource("/orders/sound.json").spliterator(), false)
            .collect(Collectors.toMap(row -> row.path("name").asText(), row -> row.path("order")));

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void everyDefectIsNamedWithItsPlace(String name, JsonNode prescription) {
        // Given
        OrderFixture order = order(prescription);
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("sound")
    void everySoundOrderPassesWithoutAFinding(String name, JsonNode prescription) {
        // Given
        OrderFixture order = WrittenOrder.of(prescription.path("order"));

        // When
        List<Finding> findings = findings(order.bytes());

        // Then
        assertThat(findings).isEmpty();
    }

    @Test
    void theCorpusIsLarge() {
        // When / Then
        assertThat(sound()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(corpus().filter(row ->
                        !((JsonNode) row.get()[1]).path("findings").isEmpty()))
                .hasSizeGreaterThanOrEqualTo(200);
    }

    /** The lisinopril order, or what the row writes over the sound order that it names. */
    private static OrderFixture order(JsonNode row) {
        if (!row.has("order")) {
            return OrderFixture.lisinopril();
        }
        ObjectNode written = StrictFhirJson.MAPPER.createObjectNode();
        if (row.has("base")) {
            written.setAll((ObjectNode)
                    Objects.requireNonNull(BASES.get(row.path("base").asText())));
        }
        written.setAll((ObjectNode) row.path("order"));
        return WrittenOrder.of(written);
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
        return Stream.concat(rows("/orders/defective.json"), rows("/orders/unsound.json"));
    }

    static Stream<Arguments> sound() {
        return rows("/orders/sound.json");
    }

    private static Stream<Arguments> rows(String resource) {
        return StreamSupport.stream(OrderFixture.resource(resource).spliterator(), false)
                .map(one -> Arguments.of(one.path("name").asText(), one));
    }
}
