package org.scriptline.endtoend.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way of breaking a promise is found by its own statement; a checker that finds nothing proves nothing. */
class InvariantsTest {

    private final MadeUpEvidence evidence = new MadeUpEvidence();

    @Test
    void aFaultlessRunIsClean() {
        assertThat(evidence.verdict().violations()).isEmpty();
        assertThat(evidence.verdict().findings()).hasSize(9);
    }

    static Stream<Arguments> breakages() {
        return Stream.of(
                breakage(
                        "every operation of the client got a definite answer",
                        "life 1 (FILL, not acknowledged) was ordered and the outcome is unknown",
                        made -> made.life(1, "FILL", new Life.Reply("unknown", 503), null, null)),
                breakage(
                        "every acknowledged prescription reached the outcome that its scenario expects",
                        "life 1 (FILL, a-1) was acknowledged and is not in the database",
                        made -> made.prescriptions.remove("a-1")),
                breakage(
                        "every acknowledged prescription reached the outcome that its scenario expects",
                        "life 1 (FILL, a-1) should have order completed, transmission verified, cancel none, fill dispensed,"
                                + " and has order active, transmission verified, cancel none, fill none",
                        made -> {
                            made.prescriptions.put("a-1", new AxesRow("active", "verified", "none", "none"));
                            made.orders.put("a-1", new AxesRow("-", "verified", "none", "none"));
                        }),
                breakage(
                        "every acknowledged prescription reached the outcome that its scenario expects",
                        "life 2 (HOLD, b-2) is held and reached a pharmacy",
                        made -> {
                            made.ledger.put("b2", MadeUpEvidence.ledgerOrder("b2", 1));
                            made.orders.put("b-2", new AxesRow("-", "none", "none", "none"));
                        }),
                breakage(
                        "every acknowledged prescription reached the outcome that its scenario expects",
                        "life 3 (REFUSE, not acknowledged) should have been refused and was answered with 201",
                        made -> made.life(3, "REFUSE", new Life.Reply("ok", 201), null, null)),
                breakage(
                        "every acknowledged prescription reached the outcome that its scenario expects",
                        "life 5 (INVALID 412, not acknowledged) should have been refused and was answered with 200",
                        made -> made.life(5, "INVALID 412", new Life.Reply("ok", 200), null, null)),
                breakage(
                        "every acknowledged prescription reached the outcome that its scenario expects",
                        "life 4 (CANCEL, d-4) was cancelled before any fill, and has order active, transmission delivered,"
                                + " cancel pending, fill none",
                        made -> {
                            made.prescriptions.put("d-4", new AxesRow("active", "delivered", "pending", "none"));
                            made.orders.put("d-4", new AxesRow("-", "delivered", "pending", "none"));
                        }),
                breakage(
                        "prescription-service, pharmacy-gateway and the pharmacies hold the same outcome",
                        "a-1: prescription-service has order completed, transmission verified, cancel none, fill dispensed,"
                                + " the gateway has order -, transmission delivered, cancel none, fill dispensed",
                        made -> made.orders.put("a-1", new AxesRow("-", "delivered", "none", "dispensed"))),
                breakage(
                        "prescription-service, pharmacy-gateway and the pharmacies hold the same outcome",
                        "a-1: the pharmacy dispensed [30] and the gateway stored [28]",
                        made -> made.fills.set(0, new FillRow("a-1", 0, new BigDecimal("28")))),
                breakage(
                        "no order ever had two live MessageIDs",
                        "order a1 reached its pharmacy under 2 MessageIDs",
                        made -> made.ledger.put(
                                "a1",
                                MadeUpEvidence.ledgerOrder(
                                        "a1", 2, new LedgerOrder.LedgerFill(1, new BigDecimal("30"), 1)))),
                breakage(
                        "sequences are gapless and rising, in the archives and on the topics",
                        "in the topic, erx.prescription a-1 has the number 3 after 1 events",
                        made -> made.topics.set(1, MadeUpEvidence.published("a-1", 3))),
                breakage(
                        "sequences are gapless and rising, in the archives and on the topics",
                        "erx.prescription a-1 has 2 events in the archive and 1 others on the topic",
                        made -> made.topics.remove(1)),
                breakage(
                        "every consumer has applied each aggregate up to its last event",
                        "interaction-service applied erx.prescription a-1 up to 1 of 2",
                        made -> made.cursors.set(
                                0, new CursorRow("interaction-service", "interaction-service", "a-1", 1))),
                breakage(
                        "outboxes, consumer lag and parked events are empty",
                        "the outbox of prescription-service still holds 1",
                        made -> made.queues.add(new QueueDepth("the outbox of prescription-service", 1))),
                breakage(
                        "quarantine holds what the test planted and nothing else",
                        "prescription of interaction-service quarantined a good record of erx.prescription: EVENT_REFUSED, why",
                        made -> made.quarantine.add(new QuarantineRow(
                                "interaction-service",
                                "prescription",
                                "erx.prescription",
                                "p-1",
                                "EVENT_REFUSED",
                                "why"))),
                breakage(
                        "quarantine holds what the test planted and nothing else",
                        "the poison planted on erx.screening was not quarantined",
                        made -> made.plants.add(new Plant("erx.screening", "poison-2"))));
    }

    private interface Breaking {
        void apply(MadeUpEvidence made);
    }

    private static Arguments breakage(String statement, String violation, Breaking breaking) {
        return Arguments.of(statement, violation, breaking);
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void aBrokenPromiseIsNamed(String statement, String violation, Breaking breaking) {
        // Given
        breaking.apply(evidence);
        // When
        Verdict verdict = evidence.verdict();
        // Then
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.statement().equals(statement))
                .flatExtracting(Verdict.Finding::violations)
                .contains(violation);
    }

    @Test
    void aFillStoredTwiceIsNamed() {
        // Given
        evidence.fills.add(new FillRow("a-1", 0, new BigDecimal("30")));
        // When
        List<String> violations = new ArrayList<>(evidence.verdict().violations());
        // Then
        assertThat(violations)
                .contains("a-1 fill 0 is there 2 times", "life 1 (FILL, a-1) has no refills and more than one fill");
    }

    @Test
    void aRepeatedRecordOnATopicIsNoViolation() {
        // Given
        evidence.topics.add(MadeUpEvidence.published("a-1", 2));
        // When
        Verdict verdict = evidence.verdict();
        // Then
        assertThat(verdict.violations()).isEmpty();
    }

    @Test
    void aCancelThatCameTooLateLeavesAFilledPrescription() {
        // Given
        evidence.life(1, "CANCEL", new Life.Reply("ok", 201), "a-1", new Life.Reply("fail", 409));
        // When
        Optional<String> violation = evidence.verdict().violations().stream().findFirst();
        // Then
        assertThat(violation).isEmpty();
    }
}
