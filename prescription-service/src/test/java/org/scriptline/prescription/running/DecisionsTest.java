package org.scriptline.prescription.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.DecisionTable;
import org.scriptline.kit.testing.DecisionTable.Cell;
import org.scriptline.kit.testing.Footprint;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;
import org.scriptline.prescription.prescribing.Samples;
import org.scriptline.prescription.prescribing.store.Expiring;

/** Every state × actor × operation has one answer: {@code decisions.txt} beside this class, and a refusal leaves no trace. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionsTest {

    private static final String CORNER = "5912342";
    private static final String OTHER_PHARMACY = "5900011";
    private static final Alert ALERT = Samples.alert("alert-d", Severity.CONTRAINDICATED, Display.INTERRUPT);

    private static final byte[] REROUTE = """
            {"resourceType": "Parameters", "parameter": [
              {"name": "pharmacy", "valueString": "%s"}, {"name": "reason", "valueCode": "OUT_OF_STOCK"}]}""".formatted(OTHER_PHARMACY).getBytes(StandardCharsets.UTF_8);

    /** Each state with the axes that it shows. */
    private static final Map<String, String> STATES = states();

    @Inject
    Database database;

    @Inject
    Expiring expiring;

    private final Map<String, @Nullable String> tokens = new HashMap<>();
    private Peers peers;

    @BeforeAll
    void open() {
        peers = new Peers();
        peers.statePharmacy(CORNER, true);
        peers.statePharmacy(OTHER_PHARMACY, true);
        Orders.awaitPharmacy();
        tokens.put("nobody", null);
        for (String who : List.of("prescriber", "agent", "pharmacist", "ops")) {
            tokens.put(who, TestTokens.token(who));
        }
        tokens.put("colleague", TestTokens.prescriber("rosa", "elm-street", "1456789019"));
        tokens.put("elsewhere", TestTokens.token("prescriber2"));
        tokens.put("patient", TestTokens.patient(UUID.randomUUID().toString()));
    }

    @AfterAll
    void close() {
        peers.close();
    }

    @Test
    void everyDecisionIsAsTheTableSaysAndARefusalLeavesNoTrace() {
        // Given
        List<Cell> cells = DecisionTable.read(DecisionsTest.class, "decisions.txt", STATES.keySet())
                .cells();
        List<String> wanted = new ArrayList<>(STATES.keySet());
        cells.stream().filter(Cell::allowed).map(Cell::state).forEach(wanted::add);
        Orders.leaveNobodyOverdue(database);
        Map<String, List<Orders.Stored>> specimens = specimens(wanted);
        Orders.lookOnce();
        List<String> wrong = new ArrayList<>();
        SortedMap<String, String> before;
        SortedMap<String, String> after;

        // When
        try (Footprint.Stillness still = Footprint.stillness()) {
            before = Footprint.settled(database);
            for (Cell cell : cells) {
                if (!cell.allowed()) {
                    compare(cell, of(specimens, cell).getFirst(), wrong);
                }
            }
            after = Footprint.of(database);
        }
        for (Cell cell : cells) {
            if (cell.allowed()) {
                compare(cell, of(specimens, cell).removeLast(), wrong);
            }
        }

        // Then
        assertThat(wrong).isEmpty();
        assertThat(after).isEqualTo(before);
        specimens.forEach((state, left) ->
                assertThat(Orders.axes(left.getFirst().id())).as(state).isEqualTo(STATES.get(state)));
    }

    private static List<Orders.Stored> of(Map<String, List<Orders.Stored>> specimens, Cell cell) {
        return Objects.requireNonNull(specimens.get(cell.state()));
    }

    private void compare(Cell cell, Orders.Stored specimen, List<String> wrong) {
        Wire.Answer answer = send(cell, specimen);
        if (!answer.verdict().equals(cell.verdict())) {
            wrong.add(cell + ": " + answer.verdict() + " instead of " + cell.verdict());
        }
    }

    private Wire.Answer send(Cell cell, Orders.Stored specimen) {
        Map<String, String> headers = new HashMap<>();
        if (cell.operation().endsWith(" stale")) {
            headers.put("If-Match", "W/\"7\"");
        }
        String path = "/fhir/MedicationRequest/" + specimen.id();
        headers.put("Content-Type", Orders.FHIR);
        String operation = cell.operation().replace(" stale", "");
        @Nullable String token = tokens.get(cell.actor());
        return switch (operation) {
            case "PUT" ->
                Wire.send(
                        token,
                        "PUT",
                        path,
                        headers,
                        Orders.order("draft", specimen.mrn()).bytes());
            case "PUT pharmacy" -> Wire.send(token, "PUT", path, headers, elsewhere(specimen));
            case "$sign" -> Wire.send(token, "POST", path + "/$sign", headers, null);
            case "$sign override" -> Wire.send(token, "POST", path + "/$sign", headers, Orders.override(ALERT.id()));
            case "$cancel" -> Wire.send(token, "POST", path + "/$cancel", headers, Orders.reason("COST"));
            case "release" ->
                Wire.send(token, "POST", path + "/$release-unscreened", headers, Orders.reason("CHECKED_BY_HAND"));
            case "$fill-notices" ->
                Wire.send(token, "POST", path + "/$fill-notices", headers, """
                        {"resourceType":"Parameters","parameter":[{"name":"notices","valueCode":"NONE"}]}""".getBytes(StandardCharsets.UTF_8));
            case "$reroute" -> Wire.send(token, "POST", path + "/$reroute", headers, REROUTE);
            case "$resend", "$renew" -> Wire.send(token, "POST", path + "/" + operation, headers, null);
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private static byte[] elsewhere(Orders.Stored specimen) {
        return Orders.order("draft", specimen.mrn())
                .set("/contained/2/identifier/0/value", OTHER_PHARMACY)
                .bytes();
    }

    /** Prescriptions in the wanted states, all brought there together. */
    private Map<String, List<Orders.Stored>> specimens(List<String> wanted) {
        Map<String, List<Orders.Stored>> all = new LinkedHashMap<>();
        for (String state : wanted) {
            boolean draft = state.equals("draft") || state.equals("alerted");
            all.computeIfAbsent(state, one -> new ArrayList<>()).add(Orders.create(draft ? "draft" : "active"));
        }
        all.forEach((state, some) -> some.forEach(one -> release(state, one)));
        all.forEach((state, some) -> some.forEach(one -> await(one, afterRelease(state))));
        all.forEach((state, some) -> some.forEach(one -> pharmacy(state, one)));
        all.getOrDefault("expired", List.of()).forEach(this::grownOld);
        expiring.expire();
        all.forEach((state, some) -> some.forEach(one -> await(one, STATES.get(state))));
        all.getOrDefault("alerted", List.of()).forEach(DecisionsTest::awaitAlert);
        all.getOrDefault("late", List.of()).forEach(DecisionsTest::awaitLateAlert);
        all.getOrDefault("overdue", List.of()).forEach(Orders::awaitInbox);
        all.getOrDefault("signed", List.of()).forEach(one -> Orders.waitForever(database, one.id()));
        return all;
    }

    private static @Nullable String afterRelease(String state) {
        return switch (state) {
            case "draft", "alerted" -> "draft none none none";
            case "signed", "overdue" -> "signed none none none";
            case "held", "cancelled", "in-error" -> STATES.get(state);
            default -> "active none none none";
        };
    }

    private void release(String state, Orders.Stored one) {
        switch (state) {
            case "draft", "signed" -> {}
            case "alerted" -> peers.answerDraft(one.id(), one.patient(), 1, List.of(ALERT));
            case "overdue" -> Orders.waitTooLong(database, one.id());
            case "held" -> peers.answerGate(one.id(), one.patient(), 1, GateVerdict.HELD, List.of(ALERT));
            case "cancelled" -> command(one, "$cancel", "COST");
            case "in-error" -> command(one, "$cancel", "WRONG_PATIENT");
            case "late" -> {
                Orders.waitTooLong(database, one.id());
                command(one, "$release-unscreened", "CHECKED_BY_HAND");
                peers.answerGate(one.id(), one.patient(), 1, GateVerdict.HELD, List.of(ALERT));
            }
            default -> peers.answerGate(one.id(), one.patient(), 1, GateVerdict.CLEARED, List.of());
        }
    }

    private void pharmacy(String state, Orders.Stored one) {
        if (state.startsWith("cancel-") || state.equals("taken-back") || state.equals("stopped")) {
            command(one, "$cancel", "COST");
        }
        switch (state) {
            case "failed" -> undelivered(one, OrderChange.FAILED, TransmissionStatus.FAILED);
            case "unknown" -> undelivered(one, OrderChange.UNKNOWN, TransmissionStatus.UNKNOWN);
            case "delivered" -> state(one, OrderChange.DELIVERED, CancelStatus.NONE, FillStatus.NONE, "0");
            case "cancel-pending" -> state(one, OrderChange.CANCEL_SENT, CancelStatus.PENDING, FillStatus.NONE, "0");
            case "cancel-denied" -> state(one, OrderChange.CANCEL_DENIED, CancelStatus.DENIED, FillStatus.NONE, "0");
            case "cancel-unknown" -> state(one, OrderChange.CANCEL_UNKNOWN, CancelStatus.UNKNOWN, FillStatus.NONE, "0");
            case "taken-back" -> state(one, OrderChange.CANCEL_APPROVED, CancelStatus.APPROVED, FillStatus.NONE, "0");
            case "stopped" -> state(one, OrderChange.CANCEL_APPROVED, CancelStatus.APPROVED, FillStatus.PARTIAL, "10");
            case "completed" -> state(one, OrderChange.FILLED, CancelStatus.NONE, FillStatus.DISPENSED, "30");
            default -> {}
        }
    }

    private void state(Orders.Stored one, OrderChange change, CancelStatus cancel, FillStatus fill, String dispensed) {
        peers.stateOrder(one.id(), one.patient(), change, TransmissionStatus.DELIVERED, cancel, fill, dispensed);
    }

    private void undelivered(Orders.Stored one, OrderChange change, TransmissionStatus transmission) {
        peers.stateOrder(one.id(), one.patient(), change, transmission, CancelStatus.NONE, FillStatus.NONE, "0");
    }

    private static void command(Orders.Stored one, String operation, String reason) {
        Wire.Answer answer = Wire.send(
                TestTokens.token("prescriber"),
                "POST",
                "/fhir/MedicationRequest/" + one.id() + "/" + operation,
                Map.of("Content-Type", Orders.FHIR),
                Orders.reason(reason));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void grownOld(Orders.Stored one) {
        database.run(transaction -> {
            try (PreparedStatement update = transaction
                    .connection()
                    .prepareStatement("update prescription set written_on = written_on - 400 where id = ?")) {
                update.setObject(1, one.id());
                update.executeUpdate();
            }
        });
    }

    private static void await(Orders.Stored one, @Nullable String axes) {
        Orders.awaitAxes(one, String.valueOf(axes));
    }

    private static void awaitAlert(Orders.Stored one) {
        awaitShown(one, "/screening/outcome", "ALERTS");
    }

    private static void awaitLateAlert(Orders.Stored one) {
        awaitShown(one, "/lateAlertOpen", "true");
    }

    private static void awaitShown(Orders.Stored one, String pointer, String value) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(Orders.read("/prescriptions/" + one.id())
                                .at(pointer)
                                .asText())
                        .isEqualTo(value));
    }

    private static Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        states.put("draft", "draft none none none");
        states.put("alerted", "draft none none none");
        states.put("signed", "signed none none none");
        states.put("overdue", "signed none none none");
        states.put("held", "held none none none");
        states.put("active", "active none none none");
        states.put("delivered", "active delivered none none");
        states.put("cancel-requested", "active none requested none");
        states.put("cancel-pending", "active delivered pending none");
        states.put("cancel-denied", "active delivered denied none");
        states.put("cancel-unknown", "active delivered unknown none");
        states.put("failed", "active failed none none");
        states.put("unknown", "active unknown none none");
        states.put("late", "active none none none");
        states.put("completed", "completed delivered none dispensed");
        states.put("cancelled", "cancelled none approved none");
        states.put("taken-back", "cancelled delivered approved none");
        states.put("in-error", "entered-in-error none approved none");
        states.put("stopped", "stopped delivered approved partial");
        states.put("expired", "expired none none none");
        return states;
    }
}
