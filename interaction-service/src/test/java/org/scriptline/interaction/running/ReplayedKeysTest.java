package org.scriptline.interaction.running;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.interaction.gate.events.GateApplier;
import org.scriptline.interaction.gate.store.MatchStore;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.testing.ReplayedKeys;
import org.scriptline.kit.testing.ReplayedKeys.Request;
import org.scriptline.kit.testing.ReplayedKeys.Row;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;

/** An {@code Idempotency-Key} on every POST that changes something, and what is known again without one. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class ReplayedKeysTest {

    /** A practice of this test alone. */
    private static final String OWNER = "elder-mill";

    private static final String PRESCRIBER = TestTokens.prescriber("una", OWNER, "1773104827");
    private static final String COLLEAGUE = TestTokens.prescriber("vera", OWNER, "1185273947");
    private static final String BECAUSE = "{\"reason\":\"told so by %s\"}";
    private static final String MARK = "{\"kind\":\"NOT_TAKING\",\"reason\":\"%s\"}";

    private static final Map<String, String> WITHOUT_KEY = Map.ofEntries(
            Map.entry("POST /screenings", "it only asks"),
            Map.entry("POST /cds-services/{id}", "it only asks; what was shown is kept for its feedback"),
            Map.entry("POST /cds-services/{id}/feedback", "it is known by its card, and the later one counts"),
            Map.entry("PUT /cds-clients", "the client is stated whole"),
            Map.entry("PUT /display-policy", "what is decided already makes no version"),
            Map.entry("PUT /patients/{record}/confidentiality", "what is kept is stated whole"),
            Map.entry("POST /knowledge-bases", "a base is known by its content"),
            Map.entry("POST /persons/possible-matches/{id}/demographics", "it only shows, and every look is audited"),
            Map.entry("POST /persons/possible-matches/{id}/accept", "a match is settled once"),
            Map.entry("POST /persons/possible-matches/{id}/reject", "a match is settled once"),
            Map.entry("POST /access-notices/{id}/seen", "what is seen stays seen"),
            Map.entry("POST /quarantine/{id}/payload", "it only shows, and every look is audited"),
            Map.entry("POST /reconciliations", "asked twice it states only what is new"));

    @Inject
    BatchConsumer consumer;

    @Inject
    GateApplier gate;

    @Inject
    Database database;

    @Inject
    Stored stored;

    @Test
    void everyPostThatChangesSomethingHasItsRow() {
        ReplayedKeys.areEverywhere(rows().stream().map(Row::operation).toList(), WITHOUT_KEY);
    }

    @Test
    void aReplayedKeyGetsTheFirstAnswerAndDoesNothing() {
        // Given
        List<Row> rows = rows();
        stored.awaitCompared();

        // When / Then
        new ReplayedKeys(database).check(rows);
    }

    @Test
    void whatIsSettledOrSeenTwiceIsSoOnce() {
        // Given
        String accepted = "/persons/possible-matches/" + possibleMatch() + "/accept";
        String rejected = "/persons/possible-matches/" + possibleMatch() + "/reject";
        String seen = "/access-notices/" + noticed() + "/seen";
        stored.awaitCompared();
        ReplayedKeys replayed = new ReplayedKeys(database);

        // When / Then
        replayed.checkWithout(
                TestTokens.token("ops"),
                Map.of(
                        Request.json(accepted, BECAUSE.formatted("both")),
                        "200",
                        Request.json(rejected, BECAUSE.formatted("both")),
                        "200"));
        replayed.checkWithout(PRESCRIBER, Map.of(Request.json(seen, "{}"), "204"));
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String pair = "{\"record\":\"%s\",\"with\":\"%s\",\"reason\":\"%%s\"}".formatted(record(), record());
        for (String decision : List.of("links", "unlink")) {
            rows.add(ofOps("POST /persons/" + decision, "/persons/" + decision, pair, "200"));
        }
        rows.add(ofOps(
                "POST /knowledge-bases/activate",
                Request.json("/knowledge-bases/activate", "{\"version\":null}"),
                Request.json("/knowledge-bases/activate", "{\"version\":\"another\"}"),
                "200"));
        rows.add(ofOps(
                "POST /quarantine/{id}/replay", "/quarantine/" + quarantined() + "/replay", BECAUSE, "404 NOT_FOUND"));
        rows.add(ofOps(
                "POST /quarantine/{id}/discard",
                "/quarantine/" + quarantined() + "/discard",
                BECAUSE,
                "404 NOT_FOUND"));
        String marks = "/patients/" + patient() + "/medications/history-h1/marks";
        rows.add(new Row(
                "POST /patients/{record}/medications/{drug}/marks",
                PRESCRIBER,
                COLLEAGUE,
                Request.json(marks, MARK.formatted("makes me dizzy")),
                Request.json(
                        "/patients/" + patient() + "/medications/history-h1/marks", MARK.formatted("makes me dizzy")),
                "200",
                "200"));
        String counter = "/medications/" + prescription() + "/marks";
        rows.add(new Row(
                "POST /medications/{prescription}/marks",
                TestTokens.token("pharmacist"),
                TestTokens.sign("pharmacist-elsewhere", "5912342", "pharmacist"),
                Request.json(counter, MARK.formatted("makes me dizzy")),
                Request.json(counter, MARK.formatted("tastes bitter")),
                "200",
                "200"));
        String family = matched();
        rows.add(new Row(
                "POST /emergency-accesses",
                PRESCRIBER,
                COLLEAGUE,
                opening(family, "unconscious after a fall"),
                opening(family, "unconscious after a blow"),
                "201",
                "201"));
        return rows;
    }

    private static Row ofOps(String operation, Request request, Request another, String again) {
        return new Row(
                operation,
                TestTokens.token("ops"),
                TestTokens.sign("ops-2", "scriptline", "ops"),
                request,
                another,
                "200",
                again);
    }

    /** Something for which operations give a reason, which the body lacks yet. */
    private static Row ofOps(String operation, String path, String body, String again) {
        return ofOps(
                operation,
                Request.json(path, body.formatted("the card")),
                Request.json(path, body.formatted("the letter")),
                again);
    }

    private static Request opening(String family, String reason) {
        return Request.json("/emergency-accesses", """
                {"family":"%s","given":"Ruth","birthDate":"1970-04-01","sex":"female","reason":"%s"}""".formatted(family, reason));
    }

    private void state(PatientRecordStated stated) {
        UUID record = stated.patientId();
        consumer.consume(
                new EventStream()
                        .add(PATIENT_RECORD_STATED, record, record, 1, stated)
                        .batch(),
                gate);
    }

    /** A record of the owner's that is like no other. */
    private UUID record() {
        UUID record = UUID.randomUUID();
        state(stated(record, OWNER, demographics("Quillfeather" + record)));
        return record;
    }

    /** A patient of the owner's with a drug from elsewhere. */
    private UUID patient() {
        UUID record = UUID.randomUUID();
        state(taking(
                record, OWNER, demographics("Quillfeather" + record), imported("h1", "metformin", "2020-01-05", null)));
        return record;
    }

    /** A prescription that went to the pharmacist's pharmacy. */
    private UUID prescription() {
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
        return prescription;
    }

    /** The family name of a patient whom the matching finds. */
    private String matched() {
        UUID record = record();
        String family = "Quillfeather" + record;
        database.run(transaction -> MatchStore.index(
                transaction.connection(), List.of(new MatchStore.Unscored(record, demographics(family), ""))));
        return family;
    }

    /** An access of which the owner is to be told. */
    private String noticed() {
        return opening(matched(), "unconscious after a fall")
                .send(PRESCRIBER)
                .json()
                .path("id")
                .asText();
    }

    private String possibleMatch() {
        List<String> pair =
                Stream.of(record(), record()).map(UUID::toString).sorted().toList();
        String match = UUID.randomUUID().toString();
        stored.change("""
                insert into possible_match (match_id, first_record, second_record, score, parts, found_at, state)
                values (?::uuid, ?::uuid, ?::uuid, 9.0, 'birth date agrees', now(), 'open')
                on conflict (first_record, second_record) do update set match_id = excluded.match_id, state = 'open'""", match, pair.getFirst(), pair.getLast());
        return match;
    }

    /** An event that could not be read when it came, and can be now. */
    private long quarantined() {
        UUID record = UUID.randomUUID();
        consumer.consume(
                new EventStream()
                        .addBytes(
                                PATIENT_RECORD_STATED, record, record, 1, "{not json".getBytes(StandardCharsets.UTF_8))
                        .batch(),
                gate);
        byte[] sound = EventJson.write(stated(record, OWNER, demographics("Quillfeather" + record)));
        stored.change(
                "update quarantine set payload = convert_to(?, 'UTF8') where subject = ?",
                new String(sound, StandardCharsets.UTF_8),
                record.toString());
        return stored.count("select id from quarantine where subject = ?", record.toString());
    }
}
