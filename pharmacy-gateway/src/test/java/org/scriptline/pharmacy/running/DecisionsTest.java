package org.scriptline.pharmacy.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionEnded;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.DecisionTable;
import org.scriptline.kit.testing.DecisionTable.Cell;
import org.scriptline.kit.testing.Footprint;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;
import org.scriptline.pharmacy.delivery.Released;

/** Every state × actor × operation has one answer: {@code decisions.txt} beside this class, and a refusal leaves no trace. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class DecisionsTest {

    private static final String CORNER = "5912342";
    private static final Set<String> STATES = Set.of(
            "listed",
            "acknowledged",
            "claimed",
            "ready",
            "partial",
            "dispensed",
            "exhausted",
            "not-dispensed",
            "transferred",
            "pending",
            "denied",
            "cancelled",
            "expired",
            "overdue",
            "script",
            "received");

    @Inject
    Gateway gateway;

    @Inject
    Database database;

    /** An order, its claim's secret and its next fill. */
    private record Specimen(PrescriptionReleased released, String secret, int nextFill, String nextQuantity) {
        String path() {
            return "/orders/" + released.content().prescriptionId();
        }
    }

    @BeforeEach
    void nothingElseIsDelivered() {
        gateway.leaveTheRestAlone();
    }

    @Test
    void everyDecisionIsAsTheTableSaysAndARefusalLeavesNoTrace() {
        // Given
        List<Cell> cells =
                DecisionTable.read(DecisionsTest.class, "decisions.txt", STATES).cells();
        List<String> wanted = new ArrayList<>(STATES);
        cells.stream().filter(Cell::allowed).map(Cell::state).forEach(wanted::add);
        Map<String, List<Specimen>> specimens = specimens(wanted);
        List<String> wrong = new ArrayList<>();
        SortedMap<String, String> before;
        SortedMap<String, String> after;

        // When
        try (Footprint.Stillness still = Footprint.stillness()) {
            before = Footprint.settled(database);
            cells.stream()
                    .filter(cell -> !cell.allowed())
                    .forEach(cell -> compare(cell, of(specimens, cell).getFirst(), wrong));
            after = Footprint.of(database);
        }
        cells.stream()
                .filter(Cell::allowed)
                .forEach(cell -> compare(cell, of(specimens, cell).removeLast(), wrong));

        // Then
        assertThat(wrong).isEmpty();
        assertThat(after).isEqualTo(before);
    }

    private static List<Specimen> of(Map<String, List<Specimen>> specimens, Cell cell) {
        return Objects.requireNonNull(specimens.get(cell.state()));
    }

    private static void compare(Cell cell, Specimen specimen, List<String> wrong) {
        String verdict = send(cell, specimen).verdict();
        if (!verdict.equals(cell.verdict())) {
            wrong.add(cell + ": " + verdict + " instead of " + cell.verdict());
        }
    }

    private static Wire.Answer send(Cell cell, Specimen specimen) {
        String operation = cell.operation().replace(" wrong", "");
        String secret = cell.operation().endsWith(" wrong") ? "wrong" : specimen.secret();
        boolean script = cell.state().equals("script");
        @Nullable
        String token = switch (cell.actor()) {
            case "owner" -> TestTokens.token(script ? "pharmacist" : "pharmacist2");
            case "other" -> TestTokens.token(script ? "pharmacist2" : "pharmacist");
            case "prescriber" -> TestTokens.token("prescriber");
            default -> null;
        };
        return switch (operation) {
            case "read claim" -> Wire.send(token, "GET", specimen.path() + "/claim", Map.of(), null);
            case "hold" -> post(token, specimen, "hold", secret, "{\"comment\":\"calling\"}");
            case "fill" -> post(token, specimen, "fill", secret, fill(specimen.nextFill(), specimen.nextQuantity()));
            case "too much" -> post(token, specimen, "fill", secret, fill(specimen.nextFill(), "91"));
            case "not-dispensed" -> post(token, specimen, operation, secret, "{\"reason\":\"OUT_OF_STOCK\"}");
            case "answer-cancel" -> post(token, specimen, operation, secret, "{\"approved\":true}");
            default -> post(token, specimen, operation, secret, null);
        };
    }

    private static Wire.Answer post(
            @Nullable String token, Specimen specimen, String operation, String secret, @Nullable String body) {
        Map<String, String> headers = new HashMap<>(Map.of("Claim-Secret", secret));
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        return Wire.send(
                token,
                "POST",
                specimen.path() + "/" + operation,
                headers,
                body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    private static String fill(int number, String quantity) {
        return "{\"fillNumber\":%d,\"quantity\":%s,\"unit\":\"tablet\",\"filledOn\":\"2026-11-20\"}"
                .formatted(number, quantity);
    }

    /** Orders in the wanted states; all are released in one batch. */
    private Map<String, List<Specimen>> specimens(List<String> wanted) {
        List<PrescriptionReleased> released = wanted.stream()
                .map(state -> Released.to(beganAtCorner(state) ? CORNER : FakePharmacies.WORKLIST_ONLY))
                .toList();
        gateway.release(released.toArray(PrescriptionReleased[]::new));
        Map<String, List<Specimen>> all = new LinkedHashMap<>();
        for (int index = 0; index < wanted.size(); index++) {
            String state = wanted.get(index);
            PrescriptionReleased one = released.get(index);
            gateway.awaitChanges(one, beganAtCorner(state) ? "delivered" : "listed");
            all.computeIfAbsent(state, key -> new ArrayList<>()).add(brought(one, state));
        }
        return all;
    }

    private static boolean beganAtCorner(String state) {
        return state.equals("script") || state.equals("received");
    }

    private static Specimen transferred(Specimen specimen) {
        assertThat(ScriptTexts.code(ScriptTexts.post(
                        CORNER,
                        ScriptTexts.transfer(CORNER, specimen.released(), "RxTransfer", FakePharmacies.WORKLIST_ONLY))))
                .isEqualTo("200 Status 010");
        return specimen;
    }

    private Specimen brought(PrescriptionReleased released, String state) {
        Specimen fresh = new Specimen(released, "none", 0, "30");
        return switch (state) {
            case "listed", "script" -> fresh;
            case "acknowledged" -> done(fresh, "acknowledge", null);
            case "claimed" -> claimed(fresh);
            case "ready" -> done(claimed(fresh), "ready", null);
            case "partial" -> filled(claimed(fresh), 0, "10", "20");
            case "dispensed" -> filled(claimed(fresh), 0, "30", "30");
            case "exhausted" -> filled(claimed(fresh), 0, "90", "30");
            case "not-dispensed" -> done(claimed(fresh), "not-dispensed", "{\"reason\":\"OUT_OF_STOCK\"}");
            case "transferred" -> done(claimed(fresh), "not-dispensed", "{\"reason\":\"TRANSFERRED\"}");
            case "pending" -> cancelled(claimed(fresh));
            case "denied" -> done(cancelled(claimed(fresh)), "answer-cancel", "{\"approved\":false}");
            case "cancelled" -> cancelled(fresh);
            case "expired" -> ended(fresh);
            case "overdue" -> ended(claimed(fresh));
            case "received" -> transferred(fresh);
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static Specimen claimed(Specimen specimen) {
        Wire.Answer claim =
                Wire.send(TestTokens.token("pharmacist2"), "POST", specimen.path() + "/claim", Map.of(), null);
        assertThat(claim.status()).as(claim.text()).isEqualTo(200);
        return new Specimen(specimen.released(), claim.json().path("secret").asText(), 0, "30");
    }

    private static Specimen filled(Specimen specimen, int number, String quantity, String next) {
        done(specimen, "fill", fill(number, quantity));
        return new Specimen(specimen.released(), specimen.secret(), number + 1, next);
    }

    private static Specimen done(Specimen specimen, String operation, @Nullable String body) {
        Wire.Answer answer = post(TestTokens.token("pharmacist2"), specimen, operation, specimen.secret(), body);
        assertThat(answer.status()).as(operation + answer.text()).isEqualTo(200);
        return specimen;
    }

    private Specimen ended(Specimen specimen) {
        UUID id = specimen.released().content().prescriptionId();
        UUID patient = specimen.released().content().patientId();
        gateway.batch(List.of(gateway.event(
                EventType.PRESCRIPTION_ENDED,
                id,
                patient,
                new PrescriptionEnded(
                        id, patient, OrderStatus.EXPIRED, null, Instant.now(), LocalDate.parse("2026-11-19")))));
        return specimen;
    }

    private Specimen cancelled(Specimen specimen) {
        gateway.cancel(specimen.released());
        return specimen;
    }
}
