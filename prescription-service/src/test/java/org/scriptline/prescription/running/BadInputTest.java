package org.scriptline.prescription.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
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

    @Inject
    Database database;

    private Peers peers;
    private Orders.Stored draft;
    private BadInput bad;

    @BeforeAll
    void open() {
        peers = new Peers();
        peers.statePharmacy("5912342", true);
        Orders.awaitPharmacy();
        draft = Orders.create("draft");
        bad = new BadInput(database, "Marlowe", "Quillfeather", "Larch Road");
    }

    @AfterAll
    void close() {
        peers.close();
    }

    @Test
    void whatIsNoJsonIsRefusedEverywhere() {
        List<Face> all = new ArrayList<>(writing());
        all.addAll(commanding());
        bad.malformedIsRefused(all);
    }

    @Test
    void whatIsTooLargeOrOfAnotherKindIsRefusedEverywhere() {
        List<Face> all = new ArrayList<>(writing());
        all.addAll(commanding());
        bad.otherMediaAreRefused(all);
    }

    @Test
    void whatStandsInTheWrongPlaceNeverFails() {
        bad.misplacedNeverFails(writing(), 4);
        bad.misplacedNeverFails(commanding(), 12);
    }

    @Test
    void everyCaseOfHl7sOwnTestsIsAnsweredWithoutAFailure() throws IOException {
        // Given
        List<String> wrong = new ArrayList<>();
        int posted = 0;

        // When
        try (JarFile cases = hl7Cases()) {
            for (Enumeration<JarEntry> entries = cases.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (!entry.getName().matches("org/hl7/fhir/testcases/(validator|r4)/.*\\.json")
                        || entry.getSize() > LARGEST_CASE) {
                    continue;
                }
                byte[] resource;
                try (InputStream in = cases.getInputStream(entry)) {
                    resource = in.readAllBytes();
                }
                posted++;
                for (String path : faces(new String(resource, StandardCharsets.UTF_8))) {
                    Wire.Answer answer = Wire.send(
                            TestTokens.token("prescriber"), "POST", path, Map.of("Content-Type", FHIR), resource);
                    boolean answered = answer.status() < 300
                            || (answer.status() < 500
                                    && answer.text().contains("\"OperationOutcome\"")
                                    && !answer.code().isEmpty());
                    if (!answered) {
                        wrong.add(entry.getName() + " at " + path + ": " + answer.verdict());
                    }
                }
            }
        }

        // Then
        assertThat(wrong).isEmpty();
        assertThat(posted).isGreaterThan(700);
    }

    private static JarFile hl7Cases() throws IOException {
        URL manifest = Objects.requireNonNull(
                BadInputTest.class.getResource("/org/hl7/fhir/testcases/validator/manifest.json"));
        String path = manifest.getPath();
        return new JarFile(path.substring("file:".length(), path.indexOf('!')));
    }

    private static List<String> faces(String resource) {
        for (String type : List.of(
                "Patient", "AllergyIntolerance", "Condition", "Observation", "Coverage", "MedicationStatement")) {
            if (resource.matches("(?s).*\"resourceType\"\\s*:\\s*\"" + type + "\".*")) {
                return List.of("/fhir/" + type);
            }
        }
        return List.of(resource.contains("\"Bundle\"") ? "/fhir" : "/fhir/MedicationRequest");
    }

    /** Everything that is written in FHIR. */
    private List<Face> writing() {
        String subject = "Patient/" + draft.patient();
        String reference = "{\"reference\":\"" + subject + "\"}";
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
                face("POST", "/fhir/AllergyIntolerance", Bundles.allergy(subject, "confirmed")),
                face("POST", "/fhir/Observation", Bundles.weight(subject, "80")),
                face("POST", "/fhir/Condition", """
                        {"resourceType":"Condition","subject":%s,"code":{"text":"asthma"},"onsetDateTime":"2020-01-01",
                         "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]}}""".formatted(reference)),
                face("POST", "/fhir/Coverage", """
                        {"resourceType":"Coverage","status":"active","beneficiary":%s,"payor":[{"display":"Larch Health"}],
                         "class":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/coverage-class","code":"plan"}]},"value":"S5820-034-000"}]}""".formatted(reference)),
                face("POST", "/fhir/MedicationStatement", """
                        {"resourceType":"MedicationStatement","status":"active","subject":%s,
                         "medicationCodeableConcept":{"text":"warfarin"},"effectivePeriod":{"start":"2026-09-01"}}""".formatted(reference)),
                face("POST", "/fhir/Patient", """
                        {"resourceType":"Patient","identifier":[{"system":"http://elm-street.example/mrn","value":"%s"}],
                         "name":[{"family":"Quillfeather","given":["Una"]}],"gender":"female","birthDate":"1961-04-12",
                         "address":[{"line":["12 Larch Road"],"city":"Lindenfield","state":"OH","postalCode":"43999"}]}""".formatted(UUID.randomUUID())));
    }

    /** The operations, which read Parameters. */
    private List<Face> commanding() {
        String at = "/fhir/MedicationRequest/" + draft.id();
        String because = """
                {"resourceType":"Parameters","parameter":[{"name":"reason","valueCode":"OTHER"},{"name":"comment","valueString":"told so"}]}""";
        String token = TestTokens.token("prescriber");
        return List.of(
                new Face(token, "POST", at + "/$sign", FHIR, text(Orders.override("alert-1")), false),
                new Face(token, "POST", at + "/$release-unscreened", FHIR, because, false),
                new Face(token, "POST", at + "/$cancel", FHIR, because, false));
    }

    private static Face face(String method, String path, String sound) {
        return Face.of("prescriber", method, path, FHIR, sound);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
