package org.scriptline.prescription.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.BadInput;
import org.scriptline.kit.testing.BadInput.Face;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;

/** What nobody should send, to every operation that reads a body: a coded refusal each, and no trace. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String FHIR = Orders.FHIR;
    /** Largest file of HL7's cases that is posted; larger ones only repeat. */
    private static final int LARGEST_CASE = 200_000;
    /** What is sent here and is no order for a prescriber of ours is refused before it is stored. */
    private static final String REFUSED_ALL = "/fhir/MedicationRequest";

    private static final Set<String> FACTS =
            Set.of("Patient", "AllergyIntolerance", "Condition", "Observation", "Coverage", "MedicationStatement");
    private static final Pattern TYPE = Pattern.compile("\"resourceType\"\\s*:\\s*\"(\\w+)\"");

    private static final Map<String, String> OTHERWISE = Stream.of(
                    "MedicationRequest", "DetectedIssue", "MedicationDispense", "Provenance", "Task")
            .collect(Collectors.toMap(type -> "POST /fhir/" + type + "/_search", type -> "it reads a form"));

    @Inject
    Database database;

    private Peers peers;
    private BadInput bad;

    @BeforeAll
    void open() {
        peers = new Peers();
        peers.statePharmacy("5912342", true);
        Orders.awaitPharmacy();
        Orders.leaveNobodyOverdue(database);
        bad = new BadInput(database, "Marlowe", "Quillfeather", "Larch Road");
    }

    @AfterAll
    void close() {
        peers.close();
    }

    @Test
    void everyOperationThatReadsABodyIsSentBadOnes() {
        BadInput.isComplete(all(), OTHERWISE);
    }

    @Test
    void whatIsNoJsonIsRefusedEverywhere() {
        bad.malformedIsRefused(all());
    }

    @Test
    void whatIsTooLargeOrOfAnotherKindIsRefusedEverywhere() {
        bad.otherMediaAreRefused(all());
    }

    @Test
    void whatStandsInTheWrongPlaceNeverFails() {
        bad.misplacedNeverFails(writing(), 4);
        bad.misplacedNeverFails(changing(), 2);
        bad.misplacedNeverFails(commanding(), 12);
        bad.misplacedNeverFails(answering(), 12);
    }

    @Test
    void aParameterThatIsNoneOfItsFewWordsIsRefusedByItsName() {
        bad.wordsAreRefused(
                TestTokens.token("ops"),
                List.of("/quarantine?state", "/kill-switches?state", "/reconciliations?state"));
        bad.wordsAreRefused(
                TestTokens.token("prescriber"),
                List.of(
                        "/prescriptions?order",
                        "/prescriptions?transmission",
                        "/prescriptions?cancel",
                        "/prescriptions?fill",
                        "/prescriptions?waiting",
                        "/inbox?kind"));
    }

    /** What the server says of a row ends up in logs, and rows hold patients. */
    @Test
    void aFailureOfTheDatabaseDoesNotRepeatTheRow() {
        // When
        Throwable failure = catchThrowable(() -> database.run(transaction -> {
            try (Statement statement = transaction.connection().createStatement()) {
                statement.execute(
                        "create temporary table named (family text constraint short check (length(family) < 3))");
                statement.execute("insert into named values ('Quillfeather')");
            }
        }));

        // Then
        assertThat(failure).rootCause().hasMessageContaining("short").hasMessageNotContaining("Quillfeather");
    }

    @Test
    void anAddressNeverFails() {
        bad.addressesNeverFail(
                List.of(TestTokens.token("prescriber"), TestTokens.token("ops")),
                Map.of(
                        "GET /prescriptions",
                        List.of(
                                "order",
                                "transmission",
                                "cancel",
                                "fill",
                                "patient",
                                "prescriber",
                                "changedSince",
                                "waiting",
                                "limit",
                                "cursor"),
                        "GET /inbox",
                        List.of("kind", "limit", "cursor", "prescriber", "state", "patient"),
                        "GET /fhir/MedicationRequest",
                        List.of(
                                "_id",
                                "patient",
                                "patient:identifier",
                                "subject",
                                "identifier",
                                "status",
                                "intent",
                                "requester",
                                "code",
                                "authoredon",
                                "_lastUpdated",
                                "_count",
                                "cursor"),
                        "GET /fhir/DetectedIssue",
                        List.of("_id", "patient", "implicated", "_lastUpdated", "_count", "cursor"),
                        "GET /fhir/MedicationDispense",
                        List.of("_id", "patient", "prescription", "whenhandedover", "status", "_lastUpdated", "_count"),
                        "GET /fhir/Provenance",
                        List.of("_id", "patient", "target", "agent", "recorded", "_count", "cursor"),
                        "GET /fhir/Task",
                        List.of("_id", "patient", "owner", "status", "code", "modified", "_lastUpdated", "_count")));
    }

    @Test
    void aFormThatIsNoneOrIsTooLargeIsRefusedByItsCode() {
        List<String> wrong = new ArrayList<>();
        for (String search : OTHERWISE.keySet()) {
            String path = search.substring("POST ".length());
            form(path, "_id=" + "a,".repeat(600_000), 413, wrong);
            form(path, "_id=" + "x".repeat(9_000), 400, wrong);
            form(path, "nobody-knows=1", 200, wrong);
            form(path, "_id=%zz", 400, wrong);
            form(path, "_id=%00", 400, wrong);
            form(path, "&".repeat(5_000), 200, wrong);
            form(path, "_id=1&".repeat(1_500), 400, wrong);
            form(
                    path,
                    IntStream.range(0, 1_500).mapToObj(n -> "a" + n + "=1").collect(Collectors.joining("&")),
                    400,
                    wrong);
            Wire.Answer json = Wire.send(
                    TestTokens.token("prescriber"),
                    "POST",
                    path,
                    Map.of("Content-Type", FHIR),
                    "{}".getBytes(StandardCharsets.UTF_8));
            bad.look(path + " as JSON", json, 415, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private void form(String path, String form, int status, List<String> wrong) {
        Wire.Answer answer = Wire.send(
                TestTokens.token("prescriber"),
                "POST",
                path,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                form.getBytes(StandardCharsets.UTF_8));
        String what = path + " " + form.substring(0, Math.min(20, form.length())) + " of " + form.length();
        if (status >= 400) {
            bad.look(what, answer, status, wrong);
        } else if (answer.status() != status) {
            wrong.add(what + ": " + answer.verdict());
        }
    }

    @Test
    void everyCaseOfHl7sOwnTestsIsAnsweredWithoutAFailure() throws IOException {
        // Given
        Map<String, List<Case>> cases = hl7Cases().stream().collect(Collectors.groupingBy(Case::lane));

        // When
        List<String> wrong = BadInput.together(List.copyOf(cases.values()), BadInputTest::post);

        // Then
        assertThat(wrong).isEmpty();
        assertThat(cases.values().stream().mapToInt(List::size).sum()).isGreaterThan(2_700);
    }

    /** A resource of HL7's own tests and the operation that it is posted to. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Case(String name, String path, byte[] resource) {

        /** Cases of one lane are posted one after the other: they name the same patients. */
        String lane() {
            return path.equals(REFUSED_ALL) ? path + name.hashCode() % 4 : path;
        }
    }

    private static void post(List<Case> cases, List<String> wrong) {
        String token = TestTokens.token("prescriber");
        for (Case one : cases) {
            Wire.Answer answer = Wire.send(token, "POST", one.path(), Map.of("Content-Type", FHIR), one.resource());
            boolean answered = answer.status() < 300
                    || (answer.status() < 500
                            && answer.text().contains("\"OperationOutcome\"")
                            && !answer.code().isEmpty());
            if (!answered) {
                wrong.add(one.name() + " at " + one.path() + ": " + answer.verdict());
            }
        }
    }

    private static List<Case> hl7Cases() throws IOException {
        List<Case> found = new ArrayList<>();
        try (JarFile cases = hl7Jar()) {
            for (Enumeration<JarEntry> entries = cases.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (!entry.getName().matches("org/hl7/fhir/testcases/(validator|r4)/.*\\.json")
                        || entry.getSize() > LARGEST_CASE) {
                    continue;
                }
                try (InputStream in = cases.getInputStream(entry)) {
                    byte[] resource = in.readAllBytes();
                    found.add(new Case(entry.getName(), path(new String(resource, StandardCharsets.UTF_8)), resource));
                }
            }
        }
        return found;
    }

    private static JarFile hl7Jar() throws IOException {
        URL manifest = Objects.requireNonNull(
                BadInputTest.class.getResource("/org/hl7/fhir/testcases/validator/manifest.json"));
        String path = manifest.getPath();
        return new JarFile(path.substring("file:".length(), path.indexOf('!')));
    }

    private static String path(String resource) {
        Matcher type = TYPE.matcher(resource);
        return type.find() && FACTS.contains(type.group(1))
                ? "/fhir/" + type.group(1)
                : resource.contains("\"Bundle\"") ? "/fhir" : REFUSED_ALL;
    }

    /** Everything that is written in FHIR. */
    private static List<Face> writing() {
        Orders.Stored draft = Orders.create("draft");
        return List.of(
                face(
                        "POST",
                        "/fhir/MedicationRequest",
                        text(Orders.order("draft", UUID.randomUUID().toString()).bytes())),
                face(
                        "PUT",
                        "/fhir/MedicationRequest/" + draft.id(),
                        text(Orders.order("draft", draft.mrn()).bytes())),
                face(
                        "POST",
                        "/fhir",
                        Bundles.transaction(
                                Bundles.patient(UUID.randomUUID().toString()),
                                Bundles.prescriber(),
                                Bundles.coverage(),
                                Bundles.taken("active", "warfarin"),
                                Bundles.order("draft", "Take one tablet by mouth once a day"))),
                face("POST", "/fhir/AllergyIntolerance", Bundles.allergy(somebody(), "confirmed")),
                face("POST", "/fhir/Observation", Bundles.weight(somebody(), "80")),
                face("POST", "/fhir/Condition", """
                        {"resourceType":"Condition","subject":{"reference":"%s"},"code":{"text":"asthma"},"onsetDateTime":"2020-01-01",
                         "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]}}""".formatted(somebody())),
                face("POST", "/fhir/Coverage", """
                        {"resourceType":"Coverage","status":"active","beneficiary":{"reference":"%s"},"payor":[{"display":"Larch Health"}],
                         "class":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/coverage-class","code":"plan"}]},"value":"S5820-034-000"}]}""".formatted(somebody())),
                face("POST", "/fhir/MedicationStatement", """
                        {"resourceType":"MedicationStatement","status":"active","subject":{"reference":"%s"},
                         "medicationCodeableConcept":{"text":"warfarin"},"effectivePeriod":{"start":"2026-09-01"}}""".formatted(somebody())),
                face("POST", "/fhir/Patient", """
                        {"resourceType":"Patient","identifier":[{"system":"http://elm-street.example/mrn","value":"%s"}],
                         "name":[{"family":"Quillfeather","given":["Una"]}],"gender":"female","birthDate":"1961-04-12",
                         "address":[{"line":["12 Larch Road"],"city":"Lindenfield","state":"OH","postalCode":"43999"}]}""".formatted(UUID.randomUUID())));
    }

    /** The operations, which read Parameters. */
    private static List<Face> commanding() {
        String because = """
                {"resourceType":"Parameters","parameter":[{"name":"reason","valueCode":"OTHER"},{"name":"comment","valueString":"told so"}]}""";
        String token = TestTokens.token("prescriber");
        String elsewhere = """
                {"resourceType":"Parameters","parameter":[{"name":"pharmacy","valueString":"5912359"},{"name":"reason","valueCode":"PATIENT_REQUEST"},
                  {"name":"comment","valueString":"told so"}]}""";
        String notices = """
                {"resourceType":"Parameters","parameter":[{"name":"notices","valueCode":"NONE"}]}""";
        return List.of(
                new Face(token, "POST", draft() + "/$renew", FHIR, because, false),
                new Face(token, "POST", draft() + "/$reroute", FHIR, elsewhere, false),
                new Face(token, "POST", draft() + "/$resend", FHIR, because, false),
                new Face(token, "POST", draft() + "/$fill-notices", FHIR, notices, false),
                new Face(token, "POST", draft() + "/$sign", FHIR, text(Orders.override("alert-1")), false),
                new Face(token, "POST", draft() + "/$release-unscreened", FHIR, because, false),
                new Face(token, "POST", draft() + "/$cancel", FHIR, because, false));
    }

    private List<Face> all() {
        List<Face> all = new ArrayList<>(writing());
        all.addAll(changing());
        all.addAll(commanding());
        all.addAll(answering());
        all.addAll(BadInput.ofKit("quarantine", "kill-switches"));
        return all;
    }

    /** What was written, written anew. */
    private static List<Face> changing() {
        return writing().stream()
                .filter(face -> FACTS.contains(face.path().replaceFirst("^/fhir/?", "")))
                .map(face -> {
                    Wire.Answer kept = Wire.send(
                            face.token(),
                            "POST",
                            face.path(),
                            Map.of("Content-Type", FHIR),
                            face.sound().getBytes(StandardCharsets.UTF_8));
                    String id = kept.json().path("id").asText();
                    return face(
                            "PUT",
                            face.path() + "/" + id,
                            face.sound().strip().replaceFirst(",", ",\"id\":\"" + id + "\","));
                })
                .toList();
    }

    /** Answers to pharmacies, each to a question of its own. */
    private List<Face> answering() {
        Orders.Stored released = Orders.create("active");
        peers.answerGate(released.id(), released.patient(), 1, GateVerdict.CLEARED, List.of());
        Orders.awaitAxes(released, "active none none none");
        String task = "/fhir/Task/" + ConversationTest.asked(peers, released);
        String token = TestTokens.token("prescriber");
        String denied = text(
                ConversationTest.parameters(
                        "\"outcome\",\"valueCode\":\"denied\"},{\"name\":\"reason\",\"valueCode\":\"TOO_SOON\"},{\"name\":\"note\",\"valueString\":\"told so\""));
        return List.of(
                new Face(token, "POST", task + "/$answer", FHIR, denied, false),
                new Face(
                        token,
                        "POST",
                        "/fhir/Task/" + ConversationTest.asked(peers, released) + "/$prepare",
                        FHIR,
                        denied,
                        false),
                new Face(
                        token,
                        "POST",
                        "/fhir/Task/" + ConversationTest.asked(peers, released) + "/$redirect",
                        FHIR,
                        text(ConversationTest.parameters("\"to\",\"valueString\":\"1456789019\"")),
                        false),
                Face.of(
                        "prescriber",
                        "POST",
                        "/inbox/answers",
                        "application/json",
                        "{\"answers\":[{\"task\":\"" + ConversationTest.asked(peers, released)
                                + "\",\"version\":1,\"parameters\":" + denied + "}]}"));
    }

    /** A patient of its own for each face, for faces are tried at once. */
    private static String somebody() {
        return "Patient/" + Orders.create("draft").patient();
    }

    private static String draft() {
        return "/fhir/MedicationRequest/" + Orders.create("draft").id();
    }

    private static Face face(String method, String path, String sound) {
        return Face.of("prescriber", method, path, FHIR, sound);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
