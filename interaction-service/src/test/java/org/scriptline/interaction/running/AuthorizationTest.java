package org.scriptline.interaction.running;

import static org.scriptline.contracts.events.EventType.PATIENT_RECORD_STATED;
import static org.scriptline.interaction.gate.Patients.demographics;
import static org.scriptline.interaction.gate.Patients.stated;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.interaction.gate.events.GateApplier;
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
        matrix.refuses(database, this::attempt, "Quillfeather");
    }

    @Test
    void whoMayIsServed() {
        matrix.allows(this::attempt);
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

    /** A record of the owner's. */
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
        return record;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
