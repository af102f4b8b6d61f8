package org.scriptline.formulary.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.formulary.release.TestPayers;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.testing.ReplayedKeys;
import org.scriptline.kit.testing.ReplayedKeys.Request;
import org.scriptline.kit.testing.ReplayedKeys.Row;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;

/** An {@code Idempotency-Key} on every POST that changes something, and the reason why the others need none. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(LoadedPayer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayedKeysTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String CONFLICT = "409 AUTHORIZATION_CONFLICT";
    private static final String ANSWERS =
            "{\"answers\":[{\"question\":\"tried-covered-drug\",\"value\":\"no\"},{\"question\":\"diagnosis\",\"value\":\"%s\"}]}";
    private static final String BECAUSE = "{\"reason\":\"told so by %s\"}";

    private static final Map<String, String> WITHOUT_KEY = Map.of(
            "POST /coverage-checks", "it only asks",
            "POST /coverage-checks/batch", "it only asks",
            "POST /cds-services/{id}", "it only asks; what was shown is kept for its feedback",
            "POST /cds-services/{id}/feedback", "it is known by its card, and the later one counts",
            "PUT /cds-clients", "the client is stated whole",
            "POST /step-rules", "a file is known by its version",
            "POST /quarantine/{id}/payload", "it only shows, and every look is audited",
            "POST /reconciliations", "asked twice it states only what is new");

    @Inject
    Database database;

    private SignedPrescriptions prescriptions;
    private final List<Path> folders = new ArrayList<>();

    @BeforeAll
    void connect() {
        prescriptions = new SignedPrescriptions();
    }

    @AfterAll
    void leave() throws IOException {
        prescriptions.close();
        for (Path folder : folders) {
            delete(folder);
        }
    }

    @Test
    void everyPostThatChangesSomethingHasItsRow() throws IOException {
        ReplayedKeys.areEverywhere(rows().stream().map(Row::operation).toList(), WITHOUT_KEY);
    }

    @Test
    void aReplayedKeyGetsTheFirstAnswerAndDoesNothing() throws IOException {
        // Given
        List<Row> rows = rows();

        // When / Then
        new ReplayedKeys(database).check(rows);
    }

    @Test
    void aLoadWhoseAnswerWasLostIsAnsweredThoughItsFilesAreGone() throws IOException {
        for (String path : List.of("/releases", "/drug-references")) {
            // Given
            String folder = path.equals("/releases") ? payer() : prices();
            Request load =
                    load(path, folder).with("Idempotency-Key", UUID.randomUUID().toString());
            Wire.Answer first = load.send(TestTokens.token("ops"));
            delete(root().resolve(folder));

            // When
            Wire.Answer again = load.send(TestTokens.token("ops"));

            // Then
            assertThat(again.verdict() + again.text()).isEqualTo("201" + first.text());
        }
    }

    private List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>(authorizations());
        rows.addAll(loads("/releases", payer(), loaded("/releases", payer()), loaded("/releases", payer())));
        rows.addAll(loads(
                "/drug-references",
                prices(),
                loaded("/drug-references", prices()),
                loaded("/drug-references", prices())));
        for (String what : List.of("replay", "discard")) {
            String path = "/quarantine/" + quarantined() + "/" + what;
            rows.add(ofOps(
                    "POST /quarantine/{id}/" + what,
                    Request.json(path, BECAUSE.formatted("the owner")),
                    Request.json(path, BECAUSE.formatted("the issue")),
                    "200",
                    "404 NOT_FOUND"));
        }
        return rows;
    }

    private List<Row> authorizations() {
        String approval =
                "{\"reference\":\"%s\",\"reason\":\"by telephone\",\"validFrom\":\"2026-11-22\",\"validUntil\":\"2027-11-21\"}";
        return List.of(
                ofPractice("start", opened(), "", CONFLICT),
                ofPractice("answers", questioned(), ANSWERS, "200"),
                ofPractice("submit", answered(), "", CONFLICT),
                ofPractice("approval", opened(), approval, CONFLICT),
                ofPractice("appeal", denied(), "{\"note\":\"myopathy with the covered drug, says %s\"}", CONFLICT));
    }

    /**
     * A load, then of two earlier ones the first is activated and rolled back to the second.
     *
     * @param next a folder that was not loaded yet
     */
    private static List<Row> loads(String path, String next, String first, String second) {
        String activate = path + "/" + first + "/activate";
        String rollBack = path + "/" + first + "/roll-back";
        return List.of(
                ofOps(
                        "POST " + path + "/{id}/activate",
                        Request.bare(activate),
                        Request.bare(activate.replace(first, second)),
                        "200",
                        "200"),
                ofOps(
                        "POST " + path + "/{id}/roll-back",
                        Request.bare(rollBack),
                        Request.bare(rollBack.replace(first, second)),
                        "200",
                        "409 STATE_CONFLICT"),
                ofOps(
                        "POST " + path,
                        load(path, next),
                        Request.json(path, "{\"path\":\"" + next + "\"}"),
                        "201",
                        "200"));
    }

    /** What a prescriber does with an authorization; without a body the key may not stand for the same with another one. */
    private static Row ofPractice(String step, String authorization, String body, String again) {
        String path = authorization + "/" + step;
        return new Row(
                "POST /prior-authorizations/{id}/" + step,
                TestTokens.token("prescriber"),
                TestTokens.prescriber("ada-elsewhere", "elm-street", "1234567893"),
                body.isEmpty() ? Request.bare(path) : Request.json(path, body.formatted("E78.5")),
                body.isEmpty()
                        ? Request.bare("/prior-authorizations/" + UUID.randomUUID() + "/" + step)
                        : Request.json(path, body.formatted("E78.2")),
                "200",
                again);
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

    private String opened() {
        return prescriptions.authorization();
    }

    private String questioned() {
        String authorization = opened();
        step(Request.bare(authorization + "/start"));
        return becomes(authorization, "questions");
    }

    private String answered() {
        String authorization = questioned();
        step(Request.json(authorization + "/answers", ANSWERS.formatted("E78.5")));
        return authorization;
    }

    private String denied() {
        String authorization = answered();
        step(Request.bare(authorization + "/submit"));
        return becomes(authorization, "denied");
    }

    private static String becomes(String authorization, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(get(authorization).path("state").asText()).isEqualTo(state));
        return authorization;
    }

    private static void step(Request request) {
        assertThat(request.send(TestTokens.token("prescriber")).verdict()).isEqualTo("200");
    }

    private static JsonNode get(String path) {
        return Wire.send(TestTokens.token("prescriber"), "GET", path, Map.of(), null)
                .json();
    }

    /** An event that could not be read when it came, and can be now. */
    private long quarantined() {
        UUID prescription = UUID.randomUUID();
        prescriptions.sign(prescription, "{not json".getBytes(StandardCharsets.UTF_8));
        await().atMost(PATIENCE).until(() -> inQuarantine(prescription) > 0);
        database.run(transaction -> {
            try (PreparedStatement update =
                    transaction.connection().prepareStatement("update quarantine set payload = ? where subject = ?")) {
                update.setBytes(1, EventJson.write(SignedPrescriptions.content(prescription)));
                update.setString(2, prescription.toString());
                update.executeUpdate();
            }
        });
        return inQuarantine(prescription);
    }

    private long inQuarantine(UUID prescription) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select id from quarantine where subject = ?")) {
                select.setString(1, prescription.toString());
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }

    private static Request load(String path, String folder) {
        return Request.json(path, "{\"path\":\"" + folder + "\",\"acceptWarnings\":true}");
    }

    private static String loaded(String path, String folder) {
        return load(path, folder)
                .send(TestTokens.token("ops"))
                .json()
                .path("id")
                .asText();
    }

    /** A folder of a payer of a year in which no other test asks; each has a premium of its own. */
    private String payer() throws IOException {
        return copy("cms-rows-2025", "2025", "2023", "|4.9|590|", "|" + (100 + folders.size()) + ".9|590|");
    }

    /** A folder of prices, each with one of its own. */
    private String prices() throws IOException {
        return copy("reference-nadac", "", "", "0.12345", "0.12" + (100 + folders.size()));
    }

    private String copy(String payer, String year, String otherYear, String text, String otherText) throws IOException {
        String name = "replayed-" + UUID.randomUUID();
        Path folder = Files.createDirectory(root().resolve(name));
        folders.add(folder);
        try (Stream<Path> files = Files.list(TestPayers.folder(payer))) {
            for (Path file : files.toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                Files.writeString(
                        folder.resolve(String.valueOf(file.getFileName()).replace(year, otherYear)),
                        content.replace("|" + year + "|", "|" + otherYear + "|").replace(text, otherText),
                        StandardCharsets.ISO_8859_1);
            }
        }
        return name;
    }

    private static Path root() {
        return TestPayers.folder("authored-2026").resolveSibling(".").normalize();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
