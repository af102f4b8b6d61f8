package org.scriptline.prescription.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.Footprint;
import org.scriptline.kit.testing.Operations;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;

/**
 * An {@code Idempotency-Key} on every POST that changes something: the same request again gets the first answer and does
 * nothing, another body is refused, and another caller's key is another key.
 */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayedKeysTest {

    /** POSTs that take no key: doing them again changes nothing, they are operations' own, or, of many answers at once, each is told for itself. */
    private static final Set<String> WITHOUT_KEY = Set.of(
            "POST /inbox/answers",
            "POST /fhir/Task/{id}/$prepare",
            "POST /fhir/Task/{id}/$redirect",
            "POST /inbox/{id}/seen",
            "POST /kill-switches",
            "POST /kill-switches/{id}/lift",
            "POST /quarantine/{id}/discard",
            "POST /quarantine/{id}/payload",
            "POST /quarantine/{id}/replay",
            "POST /reconciliations");

    private static final String ANOTHER_PHARMACY = "5912359";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The same prescriber, known to the issuer under another subject. */
    private static final String OTHER_SUBJECT = TestTokens.prescriber("ada-elsewhere", "elm-street", "1234567893");

    @Inject
    Database database;

    private Peers peers;

    @BeforeAll
    void open() {
        peers = new Peers();
        peers.statePharmacy("5912342", true);
        peers.statePharmacy(ANOTHER_PHARMACY, true);
        Orders.awaitPharmacy();
        await().atMost(PATIENCE).until(() -> database.read(ReplayedKeysTest::otherPharmacyIsKnown));
    }

    private static boolean otherPharmacyIsKnown(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select 1 from pharmacy where ncpdp_id = ?")) {
            select.setString(1, ANOTHER_PHARMACY);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    @AfterAll
    void close() {
        peers.close();
    }

    /**
     * One request.
     *
     * @param first what it is answered
     * @param again what the same request is answered under another key
     */
    private record Row(String operation, String path, String body, String otherBody, String first, String again) {}

    @Test
    void everyPostThatChangesSomethingHasItsRow() {
        // When
        Set<String> posts = Operations.routed().stream()
                .filter(operation -> operation.startsWith("POST ") && !operation.endsWith("/_search"))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        Set<String> known = rows().stream().map(Row::operation).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(WITHOUT_KEY);
        assertThat(posts).isEqualTo(known);
    }

    @Test
    void aReplayedKeyGetsTheFirstAnswerAndDoesNothing() {
        // Given
        List<Row> rows = rows();
        List<String> wrong = new ArrayList<>();

        // When
        try (Footprint.Stillness still = Footprint.stillness()) {
            replay(rows, wrong);
        }

        // Then
        assertThat(wrong).isEmpty();
    }

    private void replay(List<Row> rows, List<String> wrong) {
        for (Row row : rows) {
            String key = UUID.randomUUID().toString();
            String ada = TestTokens.token("prescriber");
            Wire.Answer first = post(ada, row.path(), key, row.body());
            SortedMap<String, String> before = Footprint.settled(database);
            Wire.Answer replayed = post(ada, row.path(), key, row.body());
            Wire.Answer reused = post(ada, row.path(), key, row.otherBody());
            SortedMap<String, String> after = Footprint.of(database);
            Wire.Answer other = post(OTHER_SUBJECT, row.path(), key, row.body());
            look(row + " first", first.verdict(), row.first(), wrong);
            look(row + " replayed", text(replayed), text(first), wrong);
            look(row + " with another body", reused.verdict(), "422 IDEMPOTENCY_KEY_REUSED", wrong);
            look(row + " leaves", after.toString(), before.toString(), wrong);
            look(row + " of another subject", other.verdict(), row.again(), wrong);
        }
    }

    private static void look(String what, String is, String expected, List<String> wrong) {
        if (!is.equals(expected)) {
            wrong.add(what + ": " + is + " instead of " + expected);
        }
    }

    private static String text(Wire.Answer answer) {
        return answer.status() + " " + answer.headers().get("etag") + " "
                + answer.headers().get("location") + " " + answer.text();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String mrn = UUID.randomUUID().toString();
        rows.add(row(
                "/fhir/MedicationRequest",
                new String(Orders.order("draft", mrn).bytes(), StandardCharsets.UTF_8),
                "201",
                "201"));
        String bundle = Bundles.transaction(
                Bundles.patient(UUID.randomUUID().toString()),
                Bundles.prescriber(),
                Bundles.order("draft", "Take one tablet by mouth once a day"));
        rows.add(row("/fhir", bundle, "200", "200"));
        String somebody = "Patient/" + Orders.create("draft").patient();
        Map<String, String> facts = Map.of(
                "Patient",
                """
                {"resourceType":"Patient","identifier":[{"system":"http://elm-street.example/mrn","value":"%s"}],
                 "name":[{"family":"Quillfeather","given":["Una"]}],"gender":"female","birthDate":"1961-04-12"}\
                """.formatted(UUID.randomUUID()),
                "AllergyIntolerance",
                Bundles.allergy(somebody, "confirmed"),
                "Observation",
                Bundles.weight(somebody, "80"),
                "Condition",
                """
                {"resourceType":"Condition","subject":{"reference":"%s"},"code":{"text":"asthma"}}\
                """.formatted(somebody),
                "Coverage",
                """
                {"resourceType":"Coverage","status":"active","beneficiary":{"reference":"%s"},"payor":[{"display":"Larch Health"}],
                 "class":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/coverage-class","code":"plan"}]},"value":"S5820-034-000"}]}\
                """.formatted(somebody),
                "MedicationStatement",
                """
                {"resourceType":"MedicationStatement","status":"active","subject":{"reference":"%s"},
                 "medicationCodeableConcept":{"text":"warfarin"},"effectivePeriod":{"start":"2026-09-01"}}\
                """.formatted(somebody));
        facts.forEach((type, fact) -> rows.add(row("/fhir/" + type, fact, "201", "200")));
        rows.add(operation("$sign", Orders.create("draft"), "200", "409 STATE_CONFLICT"));
        rows.add(operation("$cancel", Orders.create("active"), "200", "409 STATE_CONFLICT"));
        Orders.Stored released = Orders.create("active");
        peers.answerGate(released.id(), released.patient(), 1, GateVerdict.CLEARED, List.of());
        Orders.awaitAxes(released, "active none none none");
        rows.add(operation("$renew", released, "201", "201"));
        Orders.Stored moving = Orders.create("active");
        peers.answerGate(moving.id(), moving.patient(), 1, GateVerdict.CLEARED, List.of());
        Orders.awaitAxes(moving, "active none none none");
        rows.add(new Row(
                "POST /fhir/MedicationRequest/{id}/$reroute",
                "/fhir/MedicationRequest/" + moving.id() + "/$reroute",
                reroute("PATIENT_REQUEST"),
                reroute("OUT_OF_STOCK"),
                "200",
                "200"));
        Orders.Stored failed = Orders.create("active");
        peers.answerGate(failed.id(), failed.patient(), 1, GateVerdict.CLEARED, List.of());
        Orders.awaitAxes(failed, "active none none none");
        peers.stateOrder(
                failed.id(),
                failed.patient(),
                OrderChange.UNKNOWN,
                TransmissionStatus.UNKNOWN,
                CancelStatus.NONE,
                FillStatus.NONE,
                "0");
        Orders.awaitAxes(failed, "active unknown none none");
        rows.add(operation("$resend", failed, "200", "200"));
        rows.add(new Row(
                "POST /fhir/MedicationRequest/{id}/$fill-notices",
                "/fhir/MedicationRequest/" + failed.id() + "/$fill-notices",
                notices("NONE"),
                notices("ALL"),
                "200",
                "200"));
        rows.addAll(answers());
        Orders.Stored overdue = Orders.create("active");
        Orders.waitTooLong(database, overdue.id());
        rows.add(operation("$release-unscreened", overdue, "200", "409 ALREADY_SCREENED"));
        return rows;
    }

    /** To pharmacies, each about a prescription of its own. */
    private List<Row> answers() {
        String single = denied("TOO_SOON");
        UUID alone = ConversationTest.asked(peers, released());
        return List.of(new Row(
                "POST /fhir/Task/{id}/$answer",
                "/fhir/Task/" + alone + "/$answer",
                single,
                denied("PATIENT_UNKNOWN"),
                "200",
                "409 REQUEST_ANSWERED"));
    }

    private Orders.Stored released() {
        Orders.Stored released = Orders.create("active");
        peers.answerGate(released.id(), released.patient(), 1, GateVerdict.CLEARED, List.of());
        Orders.awaitAxes(released, "active none none none");
        return released;
    }

    private static String denied(String reason) {
        return new String(
                ConversationTest.parameters(
                        "\"outcome\",\"valueCode\":\"denied\"},{\"name\":\"reason\",\"valueCode\":\"" + reason + "\""),
                StandardCharsets.UTF_8);
    }

    private static String reroute(String reason) {
        return """
                {"resourceType":"Parameters","parameter":[{"name":"pharmacy","valueString":"%s"},
                 {"name":"reason","valueCode":"%s"}]}""".formatted(ANOTHER_PHARMACY, reason);
    }

    private static String notices(String code) {
        return """
                {"resourceType":"Parameters","parameter":[{"name":"notices","valueCode":"%s"}]}""".formatted(code);
    }

    private static Row row(String path, String body, String first, String again) {
        return new Row("POST " + path, path, body, body + "\n", first, again);
    }

    private static Row operation(String name, Orders.Stored on, String first, String again) {
        String parameters = """
            {"resourceType":"Parameters","parameter":[{"name":"reason","valueCode":"OTHER"},{"name":"comment","valueString":"told so"}]}\
            """;
        String body =
                Set.of("$sign", "$renew", "$resend").contains(name) ? "{\"resourceType\":\"Parameters\"}" : parameters;
        return new Row(
                "POST /fhir/MedicationRequest/{id}/" + name,
                "/fhir/MedicationRequest/" + on.id() + "/" + name,
                body,
                body + "\n",
                first,
                again);
    }

    private static Wire.Answer post(String token, String path, String key, String body) {
        return Wire.send(
                token,
                "POST",
                path,
                Map.of("Content-Type", Orders.FHIR, "Idempotency-Key", key),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
