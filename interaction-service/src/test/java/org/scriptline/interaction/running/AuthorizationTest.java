package org.scriptline.interaction.running;

import static io.restassured.RestAssured.given;
import static org.scriptline.contracts.events.EventType.PATIENT_RECORD_STATED;
import static org.scriptline.contracts.events.EventType.PRESCRIPTION_SIGNED;
import static org.scriptline.interaction.gate.Patients.ADA;
import static org.scriptline.interaction.gate.Patients.content;
import static org.scriptline.interaction.gate.Patients.demographics;
import static org.scriptline.interaction.gate.Patients.imported;
import static org.scriptline.interaction.gate.Patients.signed;
import static org.scriptline.interaction.gate.Patients.stated;
import static org.scriptline.interaction.gate.Patients.taking;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.interaction.gate.events.GateApplier;
import org.scriptline.interaction.gate.store.MatchStore;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.testing.AuthorizationMatrix;
import org.scriptline.kit.testing.AuthorizationMatrix.Attempt;
import org.scriptline.kit.testing.AuthorizationTable;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.TokenFaults;

/** Who may ask what about whose record: {@code authorization.txt} beside this class, cell by cell. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class AuthorizationTest {

    private static final String JSON = "application/json";
    /** Practices of this test alone: nobody else decides anything for them. */
    private static final String OWNER = "linden-row";

    private static final String OTHER = "quay-side";

    @Inject
    BatchConsumer consumer;

    @Inject
    GateApplier gate;

    @Inject
    Database database;

    @Inject
    Stored stored;

    private final AuthorizationMatrix matrix = new AuthorizationMatrix(
            AuthorizationTable.read(AuthorizationTest.class, "authorization.txt")
                    .with(AuthorizationTable.ofKit("quarantine", "reconciliations")),
            tokens());

    @Test
    void everyOperationHasItsRow() {
        matrix.isComplete();
    }

    @Test
    void whoMayNotIsRefusedWithOneCodeAndNothingIsWritten() {
        stored.awaitCompared();
        matrix.refuses(database, this::attempt, "Quillfeather");
    }

    @Test
    void whoMayIsServedAtItsCost() {
        matrix.allows(this::attempt, AuthorizationTable.numbers(AuthorizationTest.class, "statements.txt"));
    }

    @Test
    void aFaultyTokenOpensNothing() {
        TokenFaults.check("ops", "scriptline", "/quarantine");
    }

    private static Map<String, @Nullable String> tokens() {
        Map<String, @Nullable String> tokens = new HashMap<>();
        tokens.put("nobody", null);
        for (String who : List.of("pharmacist", "ops", "knowledge")) {
            tokens.put(who, TestTokens.token(who));
        }
        tokens.put("prescriber", TestTokens.prescriber("iris", OWNER, "1093817465"));
        tokens.put("agent", TestTokens.sign("agent-1", OWNER, "agent"));
        tokens.put("emr", TestTokens.sign("emr-1", OWNER, "emr"));
        tokens.put("elsewhere", TestTokens.prescriber("otto", OTHER, "1841234560"));
        tokens.put("agent2", TestTokens.sign("agent-2", OTHER, "agent"));
        tokens.put("emr2", TestTokens.sign("emr-2", OTHER, "emr"));
        tokens.put("patient", TestTokens.patient(UUID.randomUUID().toString()));
        return tokens;
    }

    private Attempt attempt(String row) {
        return switch (row) {
            case "POST /screenings" -> {
                String record = record().toString();
                yield Attempt.of(
                        "/screenings",
                        JSON,
                        text("{\"patient\":{\"id\":\"" + record + "\"},\"draft\":[{\"name\":\"lisinopril\"}]}"),
                        record);
            }
            case "POST /screenings (no record)" ->
                Attempt.of(
                        "/screenings",
                        JSON,
                        text("{\"draft\":[{\"name\":\"lisinopril\"}]}"),
                        AuthorizationMatrix.NO_RECORD);
            case "POST /persons/links", "POST /persons/unlink" -> {
                String record = record().toString();
                yield Attempt.of(
                        row.substring("POST ".length()),
                        JSON,
                        text("{\"record\":\"%s\",\"with\":\"%s\",\"reason\":\"told so\"}".formatted(record, record())),
                        record);
            }
            case "GET /cds-services",
                    "GET /cds-clients",
                    "DELETE /cds-clients",
                    "GET /alert-statistics",
                    "GET /display-policy",
                    "GET /display-policy/versions" ->
                Attempt.of(row.substring(row.indexOf(' ') + 1), AuthorizationMatrix.NO_RECORD);
            case "POST /cds-services/{id}", "POST /cds-services/{id}/feedback" ->
                Attempt.of(
                        row.substring("POST ".length()).replace("{id}", "nothing"),
                        JSON,
                        text("{}"),
                        AuthorizationMatrix.NO_RECORD);
            case "GET /knowledge-bases" -> Attempt.of("/knowledge-bases", AuthorizationMatrix.NO_RECORD);
            case "POST /knowledge-bases" ->
                Attempt.of("/knowledge-bases", "application/zip", text("no zip"), AuthorizationMatrix.NO_RECORD);
            case "POST /knowledge-bases/activate" ->
                Attempt.of(
                        "/knowledge-bases/activate",
                        JSON,
                        text("{\"version\":\"nothing\"}"),
                        AuthorizationMatrix.NO_RECORD);
            case "PUT /display-policy" ->
                Attempt.of("/display-policy", JSON, text("{}"), AuthorizationMatrix.NO_RECORD);
            case "GET /persons/possible-matches",
                    "POST /persons/possible-matches/{id}/demographics",
                    "POST /persons/possible-matches/{id}/accept",
                    "POST /persons/possible-matches/{id}/reject" -> possibleMatch(row);
            case "GET /patients/{record}/profile",
                    "POST /patients/{record}/medications/{drug}/marks",
                    "PUT /patients/{record}/confidentiality" -> ownPatient(row);
            case "POST /medications/{prescription}/marks" -> {
                UUID record = record();
                UUID prescription = UUID.randomUUID();
                consumer.consume(
                        new EventStream()
                                .add(
                                        PRESCRIPTION_SIGNED,
                                        record,
                                        prescription,
                                        1,
                                        signed(content(prescription, record, ADA, "lisinopril"), 1))
                                .batch(),
                        gate);
                yield Attempt.of(
                        "/medications/" + prescription + "/marks",
                        JSON,
                        text("{\"kind\":\"TAKING\"}"),
                        prescription.toString());
            }
            case "POST /emergency-accesses",
                    "GET /emergency-accesses/{id}/profile",
                    "GET /access-notices",
                    "POST /access-notices/{id}/seen" -> emergency(row);
            case "PUT /cds-clients" ->
                Attempt.of(
                        "/cds-clients",
                        JSON,
                        text(
                                "{\"issuer\":\"https://matrix.example\",\"practice\":\"linden-row\",\"jwksUrl\":\"https://matrix.example/jwks\"}"),
                        AuthorizationMatrix.NO_RECORD);
            default -> AuthorizationTable.kitAttempt(row);
        };
    }

    /** Two records that may be one person; the mark is the smaller one, or the match where that is what is asked for. */
    private Attempt possibleMatch(String row) {
        List<String> pair =
                Stream.of(record(), record()).map(UUID::toString).sorted().toList();
        String match = UUID.randomUUID().toString();
        stored.change("""
                insert into possible_match (match_id, first_record, second_record, score, parts, found_at, state)
                values (?::uuid, ?::uuid, ?::uuid, 9.0, 'birth date agrees', now(), 'open')
                on conflict (first_record, second_record) do update set match_id = excluded.match_id, state = 'open'""", match, pair.getFirst(), pair.getLast());
        if (row.startsWith("GET")) {
            UUID before = UUID.fromString(match);
            String cursor = new UUID(before.getMostSignificantBits(), before.getLeastSignificantBits() - 1).toString();
            return Attempt.of("/persons/possible-matches?limit=1&cursor=" + cursor, match);
        }
        String path = row.substring("POST ".length()).replace("{id}", match);
        String mark = row.endsWith("/demographics") ? pair.getFirst() : match;
        return Attempt.of(path, JSON, text("{\"reason\":\"looked at\"}"), mark);
    }

    private Attempt ownPatient(String row) {
        UUID record = UUID.randomUUID();
        consumer.consume(
                new EventStream()
                        .add(
                                PATIENT_RECORD_STATED,
                                record,
                                record,
                                1,
                                taking(
                                        record,
                                        OWNER,
                                        demographics("Quillfeather" + record),
                                        imported("h1", "metformin", "2020-01-05", null)))
                        .batch(),
                gate);
        String path = row.substring(row.indexOf(' ') + 1)
                .replace("{record}", record.toString())
                .replace("{drug}", "history-h1");
        return switch (row) {
            case "GET /patients/{record}/profile" -> Attempt.of(path, record.toString());
            case "PUT /patients/{record}/confidentiality" ->
                Attempt.of(path, JSON, text("{\"categories\":[]}"), record.toString());
            default -> Attempt.of(path, JSON, text("{\"kind\":\"TAKING\"}"), record.toString());
        };
    }

    /** A patient of the owner's whom the matching knows, and an access that the owner's prescriber opened. */
    private Attempt emergency(String row) {
        UUID record = record();
        byte[] opening = text("""
                {"family":"Quillfeather%s","given":"Ruth","birthDate":"1970-04-01","sex":"female","reason":"unconscious after a fall"}
                """.formatted(record));
        database.run(transaction -> MatchStore.index(
                transaction.connection(),
                List.of(new MatchStore.Unscored(record, demographics("Quillfeather" + record), ""))));
        if (row.startsWith("POST /emergency")) {
            return Attempt.of("/emergency-accesses", JSON, opening, record.toString());
        }
        String access = given().auth()
                .oauth2(tokens().get("prescriber"))
                .contentType(JSON)
                .body(opening)
                .post("/emergency-accesses")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String path = row.substring(row.indexOf(' ') + 1).replace("{id}", access);
        return row.startsWith("POST") ? Attempt.of(path, JSON, text("{}"), access) : Attempt.of(path, access);
    }

    /** A record of the owner's that the matching has done with, so that nothing but a request changes anything. */
    private UUID record() {
        UUID record = UUID.randomUUID();
        consumer.consume(
                new EventStream()
                        .add(
                                PATIENT_RECORD_STATED,
                                record,
                                record,
                                1,
                                stated(record, OWNER, demographics("Quillfeather" + record)))
                        .batch(),
                gate);
        database.run(transaction -> {
            try (var update = transaction
                    .connection()
                    .prepareStatement("update record_demographics set scored = true where record_id = ?")) {
                update.setObject(1, record);
                update.executeUpdate();
            }
        });
        return record;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
