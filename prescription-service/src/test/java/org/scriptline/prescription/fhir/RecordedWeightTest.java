package org.scriptline.prescription.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.lint.Linter;
import org.scriptline.prescription.lint.PatientFacts;
import org.scriptline.prescription.lint.Practice;
import org.scriptline.prescription.lint.SubmittedOrder;
import org.scriptline.prescription.lint.Surroundings;

/** A child's weight that is on record serves later orders for as long as it holds. */
class RecordedWeightTest {
    private static final Linter LINTER = new Linter(ProductTable.authored());

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // An eight-year-old's weight holds 180 days before 2026-11-21.
                "-,          -,          ERROR",
                "-,          2026-05-25, -",
                "-,          2026-05-24, ERROR",
                "2026-05-24, 2026-05-25, -",
                "2026-05-24, 2026-05-24, ERROR",
                "2026-05-25, 2025-01-01, -",
            })
    void theNewerOfTheOrderedAndTheRecordedWeightDecides(
            @Nullable LocalDate ordered, @Nullable LocalDate recorded, @Nullable String level) {
        // Given
        OrderFixture order = child(ordered);
        List<ObservationFact> record = recorded == null ? List.of() : List.of(weight(recorded));

        // When
        List<Finding> findings = weightFindings(order, record);

        // Then
        assertThat(findings)
                .extracting(finding -> finding.level().name())
                .isEqualTo(level == null ? List.of() : List.of(level));
    }

    @Test
    void anUndatedWeightOfTheOrderIsRemarkedUnlessTheRecordHasOneThatHolds() {
        // Given
        OrderFixture order = child(LocalDate.of(2026, 11, 1)).remove("/contained/5/effectiveDateTime");

        // When
        List<Finding> old = weightFindings(order, List.of(weight(LocalDate.of(2020, 1, 1))));
        List<Finding> fresh = weightFindings(order, List.of(weight(LocalDate.of(2026, 11, 1))));

        // Then
        assertThat(old).extracting(Finding::level).containsExactly(Finding.Level.WARNING);
        assertThat(fresh).isEmpty();
    }

    @Test
    void nobodyLooksForTheWeightOfAnAdult() {
        // Given
        List<String> asked = new ArrayList<>();

        // When
        lint(OrderFixture.lisinopril(), surroundings(List.of(), asked));

        // Then
        assertThat(asked).isEmpty();
    }

    private static OrderFixture child(@Nullable LocalDate weighed) {
        OrderFixture order = OrderFixture.lisinopril().set("/contained/0/birthDate", "2018-03-04");
        return weighed == null
                ? order.set("/contained/5/status", "entered-in-error")
                : order.set("/contained/5/effectiveDateTime", weighed.toString());
    }

    private static ObservationFact weight(LocalDate measuredOn) {
        return new ObservationFact("weight-1", PatientFacts.WEIGHT, new BigDecimal("25"), "kg", null, measuredOn);
    }

    private static List<Finding> weightFindings(OrderFixture order, List<ObservationFact> record) {
        return lint(order, surroundings(record, new ArrayList<>())).stream()
                .filter(finding -> finding.code().name().equals("WEIGHT_MISSING"))
                .toList();
    }

    private static Surroundings surroundings(List<ObservationFact> record, List<String> asked) {
        Surroundings usual = Practice.surroundings();
        return new Surroundings(
                usual.today(), usual.pharmacies(), usual.prescribers(), usual.sameDayOrders(), order -> {
                    asked.add("weight");
                    return record;
                });
    }

    private static List<Finding> lint(OrderFixture order, Surroundings around) {
        return switch (new MedicationRequestReader().read(order.bytes())) {
            case Reading.Refused<SubmittedOrder> refused -> refused.findings();
            case Reading.Accepted<SubmittedOrder> read ->
                switch (LINTER.lint(read.value(), around)) {
                    case LintedOrder.Rejected rejected -> rejected.findings();
                    case LintedOrder.Accepted accepted -> accepted.warnings();
                };
        };
    }
}
