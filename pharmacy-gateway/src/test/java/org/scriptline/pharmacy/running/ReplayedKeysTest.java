package org.scriptline.pharmacy.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.testing.ReplayedKeys;
import org.scriptline.kit.testing.ReplayedKeys.Request;
import org.scriptline.kit.testing.ReplayedKeys.Row;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;
import org.scriptline.pharmacy.delivery.Released;

/** An {@code Idempotency-Key} on every POST that changes something, and what is known again without one. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class ReplayedKeysTest {

    private static final String CONFLICT = "409 PHARMACY_ORDER_CONFLICT";
    private static final String RIVERSIDE = FakePharmacies.WORKLIST_ONLY;
    /** Messages that match nothing, or cannot be read, come from here. */
    private static final String SENDER = FakePharmacies.REROUTED.getFirst();
    /** Nothing is delivered to it in any test. */
    private static final String PARTNER = "5900009";

    private static final String FILL =
            "{\"fillNumber\":%d,\"quantity\":10,\"unit\":\"tablet\",\"filledOn\":\"2026-11-20\"}";
    private static final String SUPPLY =
            "{\"drug\":{\"description\":\"lisinopril 10 MG Oral Tablet\",\"quantity\":%d}}";
    private static final String BECAUSE = "{\"reason\":\"their %s\"}";

    private static final Map<String, String> WITHOUT_KEY = Map.of(
            "POST /script", "a message is known by its sender and MessageID",
            "POST /fhir/MedicationDispense", "a fill is known by its sender and identifier",
            "POST /fhir/Task", "its fills are known by their sender and identifiers",
            "POST /messages/{id}/payload", "it only shows, and every look is audited",
            "POST /inbound/refused/{id}/payload", "it only shows, and every look is audited",
            "POST /quarantine/{id}/payload", "it only shows, and every look is audited",
            "POST /reconciliations", "asked twice it states only what is new");

    @Inject
    Gateway gateway;

    @Inject
    Database database;

    @BeforeEach
    void nothingElseIsDelivered() {
        gateway.leaveTheRestAlone();
    }

    @Test
    void everyPostThatChangesSomethingHasItsRow() {
        ReplayedKeys.areEverywhere(rows().stream().map(Row::operation).toList(), WITHOUT_KEY);
    }

    @Test
    void aReplayedKeyGetsTheFirstAnswerAndDoesNothing() {
        // Given
        List<Row> rows = rows();

        // When / Then
        new ReplayedKeys(database).check(rows);
        send("ops", Request.json("/kill-switches/" + thrown(PARTNER) + "/lift", BECAUSE.formatted("exercise")));
    }

    @Test
    void whatAPharmacyReportsTwiceIsTakenOnce() {
        // Given
        String alone = FhirReports.dispense(ScriptTexts.newMessageId(), Gateway.orderNumber(onTheList()), "30");
        String within = FhirReports.dispense(ScriptTexts.newMessageId(), Gateway.orderNumber(onTheList()), "30");
        String verify = ScriptTexts.about(RIVERSIDE, onTheList(), ScriptTexts.VERIFY);

        // When / Then
        new ReplayedKeys(database)
                .checkWithout(
                        TestTokens.token("pharmacist2"),
                        "inbound_message",
                        Map.of(
                                new Request("/script", Map.of("Content-Type", "application/xml"), verify),
                                "200",
                                fhir("/fhir/MedicationDispense", alone),
                                "200",
                                fhir("/fhir/Task", FhirReports.task(within)),
                                "200"));
    }

    @Test
    void aLoadWhoseAnswerWasLostIsAnsweredThoughItsFileIsGone() throws IOException {
        // Given
        String file = file("5800197");
        Request load = load(file).with("Idempotency-Key", UUID.randomUUID().toString());
        Wire.Answer first = send("ops", load);
        Files.delete(FakePharmacies.INCOMING.resolve(file));

        // When
        Wire.Answer again = send("ops", load);

        // Then
        assertThat(again.verdict() + again.text()).isEqualTo("201" + first.text());
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>(worklist());
        rows.addAll(asking());
        rows.addAll(byHand());
        rows.addAll(quarantine());
        String load = file("5800198");
        rows.add(ofOps("POST /pharmacies/releases", load(load), load(file("5800198")), "201", "201"));
        for (String what : List.of("pause", "drain", "resume")) {
            rows.add(ofOps("POST /partners/{ncpdpId}/" + what, "/partners/" + PARTNER + "/" + what));
        }
        String message = unprocessed();
        rows.add(ofOps(
                "POST /messages/settle", settling(message, "mended"), settling(message, "given up"), "200", "200"));
        rows.add(ofOps(
                "POST /kill-switches", stop(PARTNER, "an exercise"), stop(PARTNER, "another exercise"), "201", "200"));
        rows.add(ofOps("POST /kill-switches/{id}/lift", "/kill-switches/" + thrown("5800196") + "/lift"));
        return rows;
    }

    private List<Row> worklist() {
        return List.of(
                ofRiverside("acknowledge", listed(), "200"),
                ofRiverside("claim", listed(), "409 CLAIM_HELD"),
                ofRiverside("return", claimed(), "409 CLAIM_SECRET_WRONG"),
                ofRiverside("ready", claimed(), "200"),
                ofRiverside("hold", claimed(), "{\"comment\":\"calling\"}", "{\"comment\":\"called\"}", "200"),
                ofRiverside("fill", claimed(), FILL.formatted(0), FILL.formatted(1), "200"),
                ofRiverside("return-to-stock", filled(), "{\"fillNumber\":0}", "{\"fillNumber\":1}", "200"),
                ofRiverside(
                        "not-dispensed", claimed(), "{\"reason\":\"OUT_OF_STOCK\"}", "{\"reason\":\"EXPIRED\"}", "200"),
                ofRiverside("answer-cancel", cancelled(), "{\"approved\":true}", "{\"approved\":false}", CONFLICT));
    }

    private List<Row> asking() {
        return List.of(
                ofRiverside("request-change", claimed(), "{\"code\":\"D\"}", "{\"code\":\"S\"}", CONFLICT),
                ofRiverside("request-renewal", filled(), "{\"refills\":2}", "{\"refills\":3}", CONFLICT),
                ofRiverside("request-prescription", claimed(), SUPPLY.formatted(3), SUPPLY.formatted(4), CONFLICT),
                ofRiverside("verbal-order", claimed(), SUPPLY.formatted(3), SUPPLY.formatted(4), CONFLICT),
                ofRiverside("emergency-supply", claimed(), SUPPLY.formatted(3), SUPPLY.formatted(4), CONFLICT));
    }

    /** What operations do with messages that no machine could match or read. */
    private List<Row> byHand() {
        String id = ScriptTexts.newMessageId();
        ScriptTexts.post(RIVERSIDE, ScriptTexts.message(RIVERSIDE, id, "lost", ScriptTexts.VERIFY));
        String assignment = "{\"sender\":\"" + RIVERSIDE + "\",\"messageId\":\"" + id + "\",\"order\":\""
                + onTheList().content().prescriptionId() + "\",\"reason\":\"%s\"}";
        String message = ScriptTexts.about(SENDER, delivered(), ScriptTexts.VERIFY);
        ScriptTexts.post(SENDER, message.replace("</Message>", ""));
        String replay = "/inbound/refused/" + lastRefused() + "/replay";
        String mended = "{\"reason\":\"%s\",\"text\":\"" + message.replace("\"", "\\\"") + "\"}";
        return List.of(
                ofOps(
                        "POST /inbound/unmatched/assign",
                        Request.json("/inbound/unmatched/assign", assignment.formatted("by telephone")),
                        Request.json("/inbound/unmatched/assign", assignment.formatted("by letter")),
                        "200",
                        "200"),
                ofOps(
                        "POST /inbound/refused/{id}/replay",
                        Request.json(replay, mended.formatted("cut off")),
                        Request.json(replay, mended.formatted("cut short")),
                        "200",
                        "200"));
    }

    private List<Row> quarantine() {
        return List.of(
                ofOps("POST /quarantine/{id}/replay", "/quarantine/" + quarantined() + "/replay", "404 NOT_FOUND"),
                ofOps("POST /quarantine/{id}/discard", "/quarantine/" + quarantined() + "/discard", "404 NOT_FOUND"));
    }

    private static Row ofRiverside(String action, Request request, Request another, String again) {
        return new Row(
                "POST /orders/{id}/" + action,
                TestTokens.token("pharmacist2"),
                TestTokens.sign("pharmacist-elsewhere", RIVERSIDE, "pharmacist"),
                request,
                another,
                "200",
                again);
    }

    /** An action without a body: the key may not stand for the same on another order. */
    private Row ofRiverside(String action, Order order, String again) {
        return ofRiverside(
                action,
                order.with(Request.bare(order.path() + "/" + action)),
                order.with(Request.bare("/orders/" + UUID.randomUUID() + "/" + action)),
                again);
    }

    private static Row ofRiverside(String action, Order order, String body, String another, String again) {
        String path = order.path() + "/" + action;
        return ofRiverside(
                action, order.with(Request.json(path, body)), order.with(Request.json(path, another)), again);
    }

    private static Row ofOps(String operation, Request request, Request another, String first, String again) {
        return new Row(
                operation,
                TestTokens.token("ops"),
                TestTokens.sign("ops-2", "scriptline", "ops"),
                request,
                another,
                first,
                again);
    }

    /** Something for which operations give a reason. */
    private static Row ofOps(String operation, String path) {
        return ofOps(operation, path, "200");
    }

    private static Row ofOps(String operation, String path, String again) {
        return ofOps(
                operation,
                Request.json(path, BECAUSE.formatted("maintenance")),
                Request.json(path, BECAUSE.formatted("failure")),
                "200",
                again);
    }

    /** An order on Riverside's worklist, and the secret of its claim, empty before there is one. */
    private record Order(PrescriptionReleased released, String secret) {

        String path() {
            return "/orders/" + released.content().prescriptionId();
        }

        Request with(Request request) {
            return secret.isEmpty() ? request : request.with("Claim-Secret", secret);
        }
    }

    private PrescriptionReleased onTheList() {
        PrescriptionReleased released = Released.to(RIVERSIDE);
        gateway.release(released);
        gateway.awaitChanges(released, "listed");
        return released;
    }

    private Order listed() {
        return new Order(onTheList(), "");
    }

    private Order claimed() {
        PrescriptionReleased released = onTheList();
        String path = "/orders/" + released.content().prescriptionId() + "/claim";
        return new Order(
                released,
                send("pharmacist2", Request.bare(path)).json().path("secret").asText());
    }

    private Order filled() {
        Order claimed = claimed();
        send("pharmacist2", claimed.with(Request.json(claimed.path() + "/fill", FILL.formatted(0))));
        return claimed;
    }

    private Order cancelled() {
        Order claimed = claimed();
        UUID id = claimed.released().content().prescriptionId();
        UUID patient = claimed.released().content().patientId();
        gateway.batch(List.of(gateway.event(
                EventType.CANCEL_REQUESTED,
                id,
                patient,
                new CancelRequested(id, patient, CancelReason.COST, null, Instant.now()))));
        return claimed;
    }

    private PrescriptionReleased delivered() {
        PrescriptionReleased released = Released.to(SENDER);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        return released;
    }

    /** A message of ours that its pharmacy could not process. */
    private String unprocessed() {
        PrescriptionReleased released = Released.to(FakePharmacies.REFUSING.getLast());
        FakePharmacies.answers(FakePharmacies.REFUSING.getLast(), released, FakePharmacies.error("601"));
        gateway.release(released);
        gateway.awaitChanges(released, "failed");
        return FakePharmacies.messageId(gateway.awaitReceived(FakePharmacies.REFUSING.getLast(), released, 1)
                .getFirst());
    }

    private static Request settling(String message, String reason) {
        return Request.json("/messages/settle", "{\"message\":\"out:" + message + "\",\"reason\":\"" + reason + "\"}");
    }

    private static Request stop(String pharmacy, String comment) {
        return Request.json(
                "/kill-switches",
                "{\"scope\":\"pharmacy\",\"target\":\"" + pharmacy + "\",\"reason\":\"EXERCISE\",\"comment\":\""
                        + comment + "\"}");
    }

    /** The id of the switch that stops the pharmacy. */
    private static String thrown(String pharmacy) {
        return send("ops", stop(pharmacy, "an exercise")).json().path("id").asText();
    }

    /** An event that could not be read when it came, and can be now. */
    private long quarantined() {
        PrescriptionReleased released = Released.to(RIVERSIDE);
        UUID id = released.content().prescriptionId();
        UUID patient = released.content().patientId();
        gateway.batch(List.of(gateway.event(
                EventType.PRESCRIPTION_RELEASED,
                id,
                patient,
                new CancelRequested(id, patient, CancelReason.COST, null, Instant.now()))));
        database.run(transaction -> {
            try (PreparedStatement update =
                    transaction.connection().prepareStatement("update quarantine set payload = ? where subject = ?")) {
                update.setBytes(1, EventJson.write(released));
                update.setString(2, id.toString());
                update.executeUpdate();
            }
        });
        return gateway.count("select id from quarantine where state = 'open' and subject = ?", id.toString());
    }

    /** A directory file with one pharmacy. */
    private static String file(String pharmacy) {
        return DirectoryTest.file("ncpdpId,name,channel,status\n" + pharmacy + ",Replayed Pharmacy,WORKLIST,active\n");
    }

    private static String lastRefused() {
        JsonNode items = Wire.send(TestTokens.token("ops"), "GET", "/inbound/refused", Map.of(), null)
                .json()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("sender").asText().equals(SENDER))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private static Request load(String file) {
        return Request.json("/pharmacies/releases", "{\"path\":\"" + file + "\",\"source\":\"replayed\"}");
    }

    private static Request fhir(String path, String report) {
        return new Request(path, Map.of("Content-Type", "application/fhir+json"), report);
    }

    private static Wire.Answer send(String who, Request request) {
        return request.send(TestTokens.token(who));
    }
}
