package org.scriptline.pharmacy.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.BadInput;
import org.scriptline.kit.testing.BadInput.Face;
import org.scriptline.kit.testing.JsonFaults.Fault;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;
import org.scriptline.kit.testing.XmlFaults;
import org.scriptline.pharmacy.delivery.Released;

/** What nobody should send, to the worklist and to the SCRIPT face: a coded refusal each, and no trace. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class BadInputTest {

    private static final String JSON = "application/json";
    private static final String CORNER = "5912342";
    private static final String KEPT = "refused_message";
    private static final Set<String> UNREAD = Set.of(KEPT, "refused_unread");

    @Inject
    Gateway gateway;

    @Inject
    Database database;

    @BeforeEach
    void nothingElseIsDelivered() {
        gateway.leaveTheRestAlone();
    }

    @Test
    void everyOperationThatReadsABodyIsSentBadOnes() {
        List<Face> all = new ArrayList<>(faces());
        all.addAll(fhirFaces());
        BadInput.isComplete(all, Map.of("POST /script", "it reads XML, which has a table of its own"));
    }

    /** Other services reckon with the day on which something was dispensed. */
    @Test
    void aFillOfADayBeforeAllPharmaciesIsRefused() {
        // Given
        Face fill = worklist("fill", "", true);
        List<String> verdicts = new ArrayList<>();

        // When
        for (String day : List.of("-999999999-01-01", "-4000-01-01", "0001-01-01", "1899-12-31", "1900-01-01")) {
            byte[] body = ("{\"fillNumber\":0,\"quantity\":10,\"unit\":\"tablet\",\"filledOn\":\"" + day + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            Map<String, String> headers = new LinkedHashMap<>(fill.headers());
            headers.put("Content-Type", JSON);
            verdicts.add(
                    Wire.send(fill.token(), "POST", fill.path(), headers, body).verdict());
        }

        // Then
        assertThat(verdicts)
                .containsExactly("422 DATE_INVALID", "422 DATE_INVALID", "422 DATE_INVALID", "422 DATE_INVALID", "200");
    }

    @Test
    void anAddressNeverFails() {
        new BadInput(database, "Okafor")
                .addressesNeverFail(
                        List.of(TestTokens.token("ops"), TestTokens.token("pharmacist2")),
                        Map.of("GET /pharmacies", List.of("near", "name", "service", "limit", "cursor")));
    }

    @Test
    void whatIsNoJsonIsRefusedEverywhere() {
        new BadInput(database, "Okafor").malformedIsRefused(faces());
    }

    @Test
    void whatIsNoJsonIsRefusedInFhirAndKept() {
        BadInput bad = new BadInput(database, "Okafor");
        List<Face> faces = fhirFaces();
        bad.refusedButKeptIn(KEPT, () -> bad.malformed(faces));
    }

    @Test
    void whatIsTooLargeOrOfAnotherKindIsRefusedEverywhere() {
        new BadInput(database, "Okafor").otherMediaAreRefused(faces());
    }

    @Test
    void whatIsTooLargeOrOfAnotherKindIsRefusedInFhirAndKept() {
        BadInput bad = new BadInput(database, "Okafor");
        List<Face> faces = fhirFaces();
        bad.refusedButKeptIn(UNREAD, () -> bad.otherMedia(faces));
    }

    @Test
    void whatStandsInTheWrongPlaceNeverFails() {
        List<Face> all = new ArrayList<>(faces());
        all.addAll(fhirFaces());
        new BadInput(database, "Okafor").misplacedNeverFails(all, 31);
    }

    @Test
    void aParameterThatIsNoNumberIsRefusedByItsName() {
        BadInput bad = new BadInput(database);
        bad.numbersAreRefused(
                TestTokens.token("ops"),
                List.of(
                        "/partners?hours",
                        "/partners?limit",
                        "/partners/5900009?hours",
                        "/messages?hours",
                        "/messages?limit",
                        "/pharmacies?limit",
                        "/service-levels?limit",
                        "/pharmacies/releases?limit",
                        "/pharmacies/releases?cursor",
                        "/quarantine?limit",
                        "/quarantine?cursor",
                        "/kill-switches?limit",
                        "/kill-switches?cursor",
                        "/reconciliations?limit",
                        "/reconciliations?cursor"));
        bad.numbersAreRefused(TestTokens.token("pharmacist2"), List.of("/worklist?limit", "/events?seconds"));
    }

    @Test
    void aParameterThatIsNoneOfItsFewWordsIsRefusedByItsName() {
        BadInput bad = new BadInput(database);
        bad.wordsAreRefused(
                TestTokens.token("ops"),
                List.of(
                        "/partners?state",
                        "/partners?unsettled",
                        "/messages?direction",
                        "/messages?kind",
                        "/messages?pharmacy",
                        "/messages?unmatched",
                        "/messages?unsettled",
                        "/pharmacies?service",
                        "/service-levels?format",
                        "/quarantine?state",
                        "/kill-switches?state",
                        "/reconciliations?state"));
        bad.wordsAreRefused(
                TestTokens.token("pharmacist2"),
                List.of("/worklist?transmission", "/worklist?cancel", "/worklist?fill"));
    }

    @Test
    void everyReportInFhirThatIsRefusedHasItsCode() {
        // Given
        PrescriptionReleased released = Released.to(CORNER);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        String order = Gateway.orderNumber(released);
        PrescriptionReleased another = Released.to("5900001");
        gateway.release(another);
        String dispense =
                FhirReports.dispense("bad-" + ScriptTexts.newMessageId().substring(4), order, "30");
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("{\"resourceType\":\"MedicationDispense\"}", "400 FHIR_INVALID");
        expected.put(FhirReports.task(), "422 REQUIRED_FIELD_MISSING");
        expected.put(dispense.replace("completed", "in-progress"), "422 MEANING_NOT_SUPPORTED");
        expected.put(dispense.replace("\"value\":30,", "\"value\":0,"), "422 QUANTITY_INVALID");
        expected.put(dispense.replaceFirst("\"identifier\":\\[[^\\]]*\\],", ""), "422 REQUIRED_FIELD_MISSING");
        expected.put(FhirReports.by("5900001", dispense), "403 SCRIPT_SENDER_MISMATCH");
        expected.put(
                dispense.replace(
                                "\"status\"",
                                "\"contained\":[{\"resourceType\":\"Practitioner\",\"id\":\"prescriber\",\"identifier\":[{\"system\":\"http://hl7.org/fhir/sid/us-npi\",\"value\":\"1841234560\"}]}],\"status\"")
                        .replace("bad-", "bax-"),
                "422 SCRIPT_UNMATCHED");
        expected.put(
                dispense.replace(order, Gateway.orderNumber(another)).replace("bad-", "bay-"), "422 SCRIPT_UNMATCHED");
        expected.put(
                dispense.replaceFirst("\"authorizing[^\\]]*\\],", "").replace("bad-", "baz-"), "422 SCRIPT_UNMATCHED");
        expected.put(dispense, "200 010");
        expected.put(dispense + " ", "200 010");
        expected.put(dispense.replace("\"value\":30,", "\"value\":20,"), "422 MESSAGE_ID_REUSED");

        // When
        Map<String, String> answers = new LinkedHashMap<>();
        expected.keySet().forEach(report -> answers.put(report, FhirReports.verdict(CORNER, report)));

        // Then
        assertThat(answers).containsExactlyEntriesOf(expected);
        gateway.awaitChanges(released, "delivered", "filled");
        assertThat(Wire.send(TestTokens.token("ops"), "GET", "/inbound/refused", Map.of(), null)
                        .text())
                .contains(
                        "REQUIRED_FIELD_MISSING",
                        "MEANING_NOT_SUPPORTED",
                        "QUANTITY_INVALID",
                        "The report names another pharmacy than the token's.")
                .doesNotContain(order);
    }

    @Test
    void whatIsNoSoundXmlIsRefusedAndNobodyIsCalled() throws IOException {
        // Given
        BadInput bad = new BadInput(database, "Okafor");
        String sound = ScriptTexts.message(
                CORNER, ScriptTexts.newMessageId(), ScriptTexts.newMessageId(), ScriptTexts.fill("30"));

        // When / Then
        try (ServerSocket trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            trap.setSoTimeout(1);
            List<Fault> faults = XmlFaults.unreadable(sound, "http://127.0.0.1:" + trap.getLocalPort() + "/trap");
            bad.refusedButKeptIn(KEPT, () -> answers(faults, 400));
            assertThat(called(trap)).isFalse();
        }
    }

    @Test
    void whatIsNoScriptMessageIsRefused() {
        // Given
        String sound =
                ScriptTexts.message(CORNER, ScriptTexts.newMessageId(), ScriptTexts.newMessageId(), ScriptTexts.VERIFY);
        List<Fault> faults = new ArrayList<>();
        for (String document : List.of(
                "<NewRx/>",
                "<message/>",
                "<Message/>",
                "<Message><Header/></Message>",
                "<Message><Body/></Message>",
                sound.replace("<Body>", "<Body><Status><Code>010</Code></Status>"),
                sound.replaceAll("<Body>.*</Body>", "<Body/>"),
                sound.replaceAll("<Body>.*</Body>", ""),
                sound.replaceAll("<MessageID>.*</MessageID>", ""),
                sound.replaceAll("<MessageID>.*</MessageID>", "<MessageID/>"),
                sound.replaceAll("<MessageID>.*</MessageID>", "<MessageID>" + "x".repeat(36) + "</MessageID>"),
                sound.replaceAll("<From.*</From>", ""),
                sound.replaceAll("<To.*</To>", ""),
                sound.replaceAll("<From.*</From>", "<From><Id>5912342</Id></From>"))) {
            faults.add(new Fault(
                    document.substring(0, Math.min(120, document.length())),
                    document.getBytes(StandardCharsets.UTF_8)));
        }

        // When / Then
        new BadInput(database).refusedButKeptIn(KEPT, () -> answers(faults, 422));
    }

    @Test
    void everyRefusalHasItsCodeAndIsKeptForOperations() {
        // Given
        PrescriptionReleased released = Released.to(CORNER);
        gateway.release(released);
        String ours = FakePharmacies.messageId(
                gateway.awaitReceived(CORNER, released, 1).getFirst());
        String repeated = ScriptTexts.newMessageId();
        String verify = ScriptTexts.message(CORNER, repeated, ours, ScriptTexts.VERIFY);
        String other = verify.replace(repeated, ScriptTexts.newMessageId());
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("<Message>", "400 Error 900 500");
        expected.put("<!DOCTYPE Message>" + other, "400 Error 900 500");
        expected.put(other.replace("<Message>", "<Message TransactionVersion=\"010006\">"), "422 Error 700 1000");
        expected.put(other.replaceAll("<Code>.*</Code>", ""), "422 Error 900 2000");
        expected.put(other.replace(">5912342<", ">5900001<"), "403 Error 900 1000");
        expected.put(other.replace("1234567893", "1841234560"), "200 Error 900 1000");
        expected.put(other.replace(ours, ScriptTexts.newMessageId()).replace(repeated, "x"), "200 Error 900 1000");
        expected.put(verify, "200 Status 010 ");
        expected.put(verify + "<!-- again -->", "200 Status 010 ");
        expected.put(verify.replace(ScriptTexts.VERIFY, ScriptTexts.fill("30")), "200 Error 900 220");
        expected.put(
                other.replace(ScriptTexts.VERIFY, "<Resupply/>")
                        .replaceAll("<MessageID>.{32}", "<MessageID>r" + repeated.substring(1)),
                "200 Error 900 2000");

        // When
        Map<String, String> answers = new LinkedHashMap<>();
        expected.keySet().forEach(document -> answers.put(document, verdict(document)));

        // Then
        assertThat(answers).containsExactlyEntriesOf(expected);
        assertThat(Wire.send(TestTokens.token("ops"), "GET", "/inbound/refused", Map.of(), null)
                        .text())
                .contains(
                        "SCRIPT_NOT_WELL_FORMED",
                        "SCRIPT_VERSION_UNSUPPORTED",
                        "Verify has no Code",
                        "From is not the token's organisation")
                .doesNotContain(ours);
    }

    private static String verdict(String document) {
        Wire.Answer answer = script(document.getBytes(StandardCharsets.UTF_8));
        return answer.status()
                + answer.text()
                        .replaceAll(
                                "(?s).*<(Status|Error)><Code>(\\d+)</Code>(?:<DescriptionCode>(\\d+)</DescriptionCode>)?.*",
                                " $1 $2 $3");
    }

    @Test
    void aNumberThatIsNoneNeverFails() {
        // Given
        PrescriptionReleased released = Released.to(CORNER);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        String number = "<PrescriberOrderNumber>" + Gateway.orderNumber(released) + "</PrescriberOrderNumber></Header>";
        List<String> failed = new ArrayList<>();

        // When
        for (String quantity : List.of(
                "",
                " ",
                "x",
                "-1",
                "0",
                "NaN",
                "1e400",
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1,5",
                "0x1F",
                "9".repeat(5_000),
                "0." + "1".repeat(5_000),
                "\u0661",
                "1_0",
                "+30",
                "30.",
                "Infinity",
                "99999999999")) {
            String message = ScriptTexts.message(
                            CORNER, ScriptTexts.newMessageId(), ScriptTexts.newMessageId(), ScriptTexts.fill(quantity))
                    .replace("</Header>", number);
            long begun = System.nanoTime();
            Wire.Answer answer = script(message.getBytes(StandardCharsets.UTF_8));
            if (answer.status() >= 500 || System.nanoTime() - begun > BadInput.SOON.toNanos()) {
                failed.add(quantity.substring(0, Math.min(12, quantity.length())) + ": " + answer.verdict());
            }
        }

        // Then
        assertThat(failed).isEmpty();
    }

    @Test
    void aScriptMessageOfAnotherKindOrSizeIsRefusedAndKept() {
        // Given
        String sound =
                ScriptTexts.message(CORNER, ScriptTexts.newMessageId(), ScriptTexts.newMessageId(), ScriptTexts.VERIFY);
        byte[] large = (sound + " ".repeat(1024 * 1024)).getBytes(StandardCharsets.UTF_8);
        String token = TestTokens.token(CORNER);

        // When / Then
        new BadInput(database).refusedButKeptIn(UNREAD, () -> {
            assertThat(Wire.send(token, "POST", "/script", Map.of("Content-Type", "application/xml"), large)
                            .status())
                    .isEqualTo(413);
            for (String type : List.of("application/json", "text/html", "application/fhir+xml")) {
                Wire.Answer answer = Wire.send(
                        token, "POST", "/script", Map.of("Content-Type", type), sound.getBytes(StandardCharsets.UTF_8));
                assertThat(answer.status()).as(type).isEqualTo(415);
                assertThat(answer.text()).contains("<Error><Code>900</Code><DescriptionCode>1000</DescriptionCode>");
            }
            return List.of();
        });
    }

    private static List<String> answers(List<Fault> faults, int status) {
        List<String> wrong = new ArrayList<>();
        for (Fault fault : faults) {
            Wire.Answer answer = script(fault.body());
            if (answer.status() != status || !answer.text().contains("<Error><Code>900</Code>")) {
                wrong.add(fault + ": " + answer.verdict() + " " + answer.text());
            }
        }
        return wrong;
    }

    private static Wire.Answer script(byte[] document) {
        return Wire.send(
                TestTokens.token(CORNER), "POST", "/script", Map.of("Content-Type", "application/xml"), document);
    }

    private static boolean called(ServerSocket trap) throws IOException {
        try {
            trap.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    /** Reports in FHIR of an order at Corner Pharmacy. */
    private List<Face> fhirFaces() {
        PrescriptionReleased released = Released.to(CORNER);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        String dispense = FhirReports.dispense(ScriptTexts.newMessageId(), Gateway.orderNumber(released), "30");
        String token = TestTokens.token(CORNER);
        return List.of(
                new Face(token, "POST", "/fhir/MedicationDispense", "application/fhir+json", dispense, true),
                new Face(token, "POST", "/fhir/Task", "application/fhir+json", FhirReports.task(dispense), true));
    }

    /** The worklist's operations with a body, each on an order that Riverside works on, and those of operations. */
    private List<Face> faces() {
        String supply = """
                {"drug":{"description":"atorvastatin 20 MG Oral Tablet","rxcui":"617310","ndc":"00093505698","quantity":30,"unit":"tablet",
                         "daysSupply":30,"refills":2,"sig":"Take 1 tablet daily","substitutionAllowed":true},"note":"none on file"}""";
        List<Face> faces = new ArrayList<>(List.of(
                worklist("fill", """
                        {"fillNumber":0,"filledOn":"2026-11-20","quantity":10,"unit":"tablet","ndc":"00093123456","daysSupply":30,"description":"lisinopril"}""", true),
                worklist("return-to-stock", "{\"fillNumber\":0}", true),
                worklist("not-dispensed", "{\"reason\":\"OTHER\",\"comment\":\"told so\"}", true),
                worklist("hold", "{\"comment\":\"calling\"}", false),
                worklist("request-change", """
                        {"code":"G","subCodes":[],"proposals":[{"description":"atorvastatin 20 MG Oral Tablet","quantity":30}],"note":"cheaper"}""", true),
                worklist("request-renewal", "{\"refills\":2,\"note\":\"ran out\"}", true),
                worklist("request-prescription", supply, true),
                worklist("verbal-order", supply, true),
                worklist("emergency-supply", supply, true),
                worklist("answer-cancel", "{\"approved\":true,\"comment\":\"no\"}", true)));
        faces.addAll(operations());
        faces.addAll(BadInput.ofKit("quarantine", "kill-switches"));
        return faces;
    }

    /** What operations send, about what is not there. */
    private static List<Face> operations() {
        String because = "{\"reason\":\"looked at\"}";
        String refused = "/inbound/refused/" + UUID.randomUUID();
        return List.of(
                ops("/partners/5900009/pause", because, false),
                ops("/partners/5900009/drain", because, false),
                ops("/partners/5900009/resume", because, false),
                ops("/messages/out:" + ScriptTexts.newMessageId() + "/payload", because, false),
                ops(
                        "/messages/settle",
                        "{\"message\":null,\"pharmacy\":\"5800195\",\"code\":\"601\",\"reason\":\"mended\"}",
                        false),
                ops(
                        "/inbound/unmatched/assign",
                        "{\"sender\":\"5800195\",\"messageId\":\"nothing\",\"order\":\"" + UUID.randomUUID()
                                + "\",\"reason\":\"by letter\"}",
                        false),
                ops(refused + "/payload", because, false),
                ops(refused + "/replay", "{\"reason\":\"cut off\",\"text\":\"<Message/>\"}", false),
                ops("/pharmacies/releases", "{\"path\":\"nowhere\",\"mode\":\"delta\",\"source\":\"bad\"}", true));
    }

    private static Face ops(String path, String sound, boolean bodyNeeded) {
        return new Face(TestTokens.token("ops"), "POST", path, JSON, sound, bodyNeeded);
    }

    private Face worklist(String action, String sound, boolean bodyNeeded) {
        PrescriptionReleased released = Released.to(FakePharmacies.WORKLIST_ONLY);
        gateway.release(released);
        gateway.awaitChanges(released, "listed");
        String order = "/orders/" + released.content().prescriptionId();
        String token = TestTokens.token("pharmacist2");
        String secret = Wire.send(token, "POST", order + "/claim", Map.of(), null)
                .json()
                .path("secret")
                .asText();
        return new Face(token, "POST", order + "/" + action, JSON, sound, bodyNeeded, Map.of("Claim-Secret", secret));
    }
}
