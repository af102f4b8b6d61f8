package org.scriptline.prescription.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.codes.ChangeCode;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.RequestedMedication;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.status.RequestState;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;
import org.scriptline.prescription.patient.store.PatientStore;

/** Pharmacies ask on their topic; prescribers answer over FHIR. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Peers peers = new Peers();

    @Inject
    Database database;

    @Inject
    PatientStore patients;

    @BeforeAll
    void open() {
        peers.statePharmacy("5912342", true);
        Orders.awaitPharmacy();
    }

    @AfterAll
    void close() {
        peers.close();
    }

    @Test
    void anApprovedRenewalIsASignedPrescriptionThatNamesItsRequest() {
        // Given
        Orders.Stored stored = active();
        UUID task = asked(stored, RequestKind.RENEWAL, null, List.of());
        JsonNode item = Orders.read("/inbox?kind=renewal-requested&limit=200").path("items");
        JsonNode mine = one(item, task);
        assertThat(mine.at("/request/timing/suppliedUntil").asText()).isEqualTo("2026-10-30");
        assertThat(mine.at("/original/quantity").asInt()).isEqualTo(30);

        // When
        String key = UUID.randomUUID().toString();
        Wire.Answer answered = answer("prescriber", task, key, "\"outcome\",\"valueCode\":\"approved\"");
        Wire.Answer again = answer("prescriber", task, key, "\"outcome\",\"valueCode\":\"approved\"");
        Wire.Answer second = answer("prescriber", task, null, "\"outcome\",\"valueCode\":\"approved\"");

        // Then
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        assertThat(answered.json().path("status").asText()).isEqualTo("completed");
        assertThat(again.json()).isEqualTo(answered.json());
        assertThat(second.status()).isEqualTo(409);
        String prescription = answered.json()
                .path("output")
                .get(1)
                .at("/valueReference/reference")
                .asText();
        JsonNode renewed = Orders.read("/fhir/" + prescription);
        assertThat(renewed.at("/priorPrescription/reference").asText()).isEqualTo("MedicationRequest/" + stored.id());
        assertThat(renewed.at("/dispenseRequest/numberOfRepeatsAllowed").asInt())
                .isEqualTo(2);
        assertThat(renewed.path("status").asText()).isEqualTo("active");
        UUID id = UUID.fromString(prescription.substring(prescription.indexOf('/') + 1));
        peers.answerGate(id, stored.patient(), 1, GateVerdict.CLEARED, List.of());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Orders.axes(id)).startsWith("active"));
        assertThat(sentences(stored.id()))
                .contains(
                        "The pharmacy asked for a renewal.",
                        "The prescriber approved the request with a new prescription.");
    }

    @Test
    void aPrescriptionThatThePharmacyHasNoneOfIsWrittenByThePrescriberAndReplacesNothing() {
        // Given
        Orders.Stored stored = active();
        RequestedMedication wanted = new RequestedMedication(
                "lisinopril 20 MG Oral Tablet", "314077", null, null, null, null, null, null, null);
        UUID task = asked(stored, RequestKind.NEW_PRESCRIPTION, null, List.of(wanted));
        String order = new String(Orders.order("active", stored.mrn()).bytes(), StandardCharsets.UTF_8);

        // When
        JsonNode item = one(
                Orders.read("/inbox?kind=new-prescription-requested&limit=200").path("items"), task);
        Wire.Answer withoutOne = answer("prescriber", task, null, "\"outcome\",\"valueCode\":\"approved\"");
        Wire.Answer approved = answer(
                "prescriber",
                task,
                null,
                "\"outcome\",\"valueCode\":\"approved\"},{\"name\":\"medicationRequest\",\"resource\":" + order);

        // Then
        assertThat(item.at("/request/proposals/0/description").asText()).isEqualTo("lisinopril 20 MG Oral Tablet");
        assertThat(item.at("/request/timing/suppliedUntil").isTextual()).isFalse();
        assertThat(withoutOne.status()).isEqualTo(422);
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        String prescription = approved.json()
                .path("output")
                .get(1)
                .at("/valueReference/reference")
                .asText();
        JsonNode written = Orders.read("/fhir/" + prescription);
        assertThat(written.path("status").asText()).isEqualTo("active");
        assertThat(written.path("priorPrescription").isMissingNode()).isTrue();
        assertThat(sentences(stored.id())).contains("The pharmacy asked for a prescription of another drug.");
    }

    @Test
    void aPendingAnswerThatCannotBeToldWaitsInTheInboxForAFinalOne() {
        // Given
        Orders.Stored stored = active();
        UUID task = asked(stored, RequestKind.RENEWAL, null, List.of());
        String pending = "\"outcome\",\"valueCode\":\"pending\"},{\"name\":\"reason\",\"valueCode\":\"PROVIDER_AWAY\"},"
                + "{\"name\":\"expectedOn\",\"valueDate\":\""
                + LocalDate.now(ZoneOffset.UTC).plusDays(7) + "\"";
        Wire.Answer given = answer("prescriber", task, null, pending);

        // When
        peers.stateRequest(new PharmacyRequestStated(
                task,
                stored.id(),
                stored.patient(),
                "5912342",
                RequestKind.RENEWAL,
                null,
                List.of(),
                List.of(),
                2,
                null,
                List.of(),
                RequestState.WAITING,
                Instant.parse("2026-11-22T08:00:00Z"),
                Instant.parse("2026-11-22T09:00:00Z"),
                Instant.parse("2026-11-22T09:00:00Z")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Orders.read("/fhir/Task/" + task).path("status").asText())
                        .isEqualTo("requested"));
        Wire.Answer last = answer(
                "prescriber",
                task,
                null,
                "\"outcome\",\"valueCode\":\"denied\"},{\"name\":\"reason\",\"valueCode\":\"TOO_SOON\"");

        // Then
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        assertThat(last.status()).as(last.text()).isEqualTo(200);
        assertThat(sentences(stored.id())).contains("The pharmacy's system cannot be told that the answer is pending");
    }

    @Test
    void anAnswerThatIsCancelledBeforeItsReleaseWaitsAgain() {
        // Given
        Orders.Stored stored = active();
        UUID task = asked(
                stored,
                RequestKind.CHANGE,
                ChangeCode.GENERIC_SUBSTITUTION,
                List.of(new RequestedMedication(
                        "lisinopril 20 MG Oral Tablet",
                        "314077",
                        null,
                        new BigDecimal("15"),
                        null,
                        30,
                        1,
                        "Take 0.5 tablet by mouth once daily",
                        null)));
        JsonNode answered = answer("prescriber", task, null, "\"outcome\",\"valueCode\":\"approved\"")
                .json();
        String prescription =
                answered.path("output").get(1).at("/valueReference/reference").asText();
        JsonNode changed = Orders.read("/fhir/" + prescription);

        // When
        Wire.Answer cancelled = post("prescriber", "/fhir/" + prescription + "/$cancel", null, Orders.reason("COST"));

        // Then
        assertThat(changed.at("/medicationCodeableConcept/coding/0/code").asText())
                .isEqualTo("314077");
        assertThat(changed.at("/dispenseRequest/quantity/value").asInt()).isEqualTo(15);
        assertThat(changed.at("/dosageInstruction/0/text").asText()).isEqualTo("Take 0.5 tablet by mouth once daily");
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(Orders.read("/fhir/Task/" + task).path("status").asText()).isEqualTo("requested");
        assertThat(answer("prescriber", task, null, "\"outcome\",\"valueCode\":\"validated\"")
                        .status())
                .isEqualTo(422);
        assertThat(post(
                                "prescriber",
                                "/fhir/Task/" + task + "/$answer",
                                null,
                                parameters(
                                        "\"outcome\",\"valueCode\":\"denied\"},{\"name\":\"reason\",\"valueCode\":\"CHANGE_INAPPROPRIATE\""))
                        .json()
                        .path("output")
                        .get(1)
                        .path("valueCode")
                        .asText())
                .isEqualTo("CHANGE_INAPPROPRIATE");
    }

    @Test
    void onlyTheAddressedPrescriberAnswersWhatTheyHaveRead() {
        // Given
        Orders.Stored stored = active();
        UUID task = asked(stored, RequestKind.RENEWAL, null, List.of());
        byte[] approval = parameters("\"outcome\",\"valueCode\":\"approved\"");
        String path = "/fhir/Task/" + task + "/$answer";

        // When / Then
        assertThat(post("agent", path, null, approval).status()).isEqualTo(403);
        assertThat(post("prescriber2", path, null, approval).status()).isEqualTo(404);
        assertThat(post("pharmacist", path, null, approval).status()).isEqualTo(403);
        assertThat(Wire.send(
                                TestTokens.token("prescriber"),
                                "POST",
                                path,
                                Map.of("Content-Type", Orders.FHIR, "If-Match", "W/\"2\""),
                                approval)
                        .status())
                .isEqualTo(412);
        assertThat(Orders.read("/fhir/Task/" + task).path("status").asText()).isEqualTo("requested");
    }

    @Test
    void anAgentPreparesAndAColleagueSignsWhatWasRedirected() {
        // Given
        Orders.Stored stored = active();
        UUID task = asked(stored, RequestKind.RENEWAL, null, List.of());
        String path = "/fhir/Task/" + task + "/$";
        byte[] denial = parameters(
                "\"outcome\",\"valueCode\":\"denied\"},{\"name\":\"reason\",\"valueCode\":\"NEEDS_APPOINTMENT\"");

        // When
        Wire.Answer prepared = post("agent", path + "prepare", null, denial);
        Wire.Answer foreign =
                post("agent", path + "redirect", null, parameters("\"to\",\"valueString\":\"1987654328\""));
        Wire.Answer redirected =
                post("agent", path + "redirect", null, parameters("\"to\",\"valueString\":\"1456789019\""));
        Wire.Answer signed = Wire.send(
                TestTokens.prescriber("rosa", "elm-street", "1456789019"),
                "POST",
                path + "answer",
                Map.of("Content-Type", Orders.FHIR),
                "{\"resourceType\":\"Parameters\"}".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(prepared.json().at("/businessStatus/text").asText()).isEqualTo("prepared");
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.text())
                .contains(
                        "PRESCRIBER_UNKNOWN",
                        "The request goes to a prescriber of the practice only; none has this NPI.")
                .doesNotContain("requester");
        assertThat(redirected.json().at("/owner/identifier/value").asText()).isEqualTo("1456789019");
        assertThat(signed.json().path("output").get(1).path("valueCode").asText())
                .isEqualTo("NEEDS_APPOINTMENT");
    }

    @Test
    void whatHasWaitedForADayIsTheCoveringPrescribersTooAndNobodyElses() {
        // Given
        Orders.Stored stored = active();
        UUID task = asked(stored, RequestKind.RENEWAL, null, List.of());
        String rosa = TestTokens.prescriber("rosa", "elm-street", "1456789019");
        String inbox = "/inbox?limit=200&prescriber=1456789019";
        String path = "/fhir/Task/" + task + "/$answer";
        byte[] denial = parameters(
                "\"outcome\",\"valueCode\":\"denied\"},{\"name\":\"reason\",\"valueCode\":\"NEEDS_APPOINTMENT\"");
        Map<String, String> fhir = Map.of("Content-Type", Orders.FHIR);

        // When
        String before = Wire.send(rosa, "GET", inbox, Map.of(), null).text();
        int early = Wire.send(rosa, "POST", path, fhir, denial).status();
        Orders.coverWhatWaits(database, stored);
        String after = Wire.send(rosa, "GET", inbox, Map.of(), null).text();
        Wire.Answer answered = Wire.send(rosa, "POST", path, fhir, denial);

        // Then
        assertThat(before).doesNotContain(task.toString());
        assertThat(early).isEqualTo(403);
        assertThat(after).contains(task.toString());
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
    }

    @Test
    void manyAreAnsweredAtOnceAndWhatIsTooSoonIsLookedAtAlone() {
        // Given
        UUID plain = asked(active(), RequestKind.RENEWAL, null, List.of());
        UUID soon =
                asked(peers, active(), RequestKind.RENEWAL, null, List.of(), LocalDate.now(java.time.ZoneOffset.UTC));
        String approve =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"outcome\",\"valueCode\":\"approved\"}]}";

        // When
        Wire.Answer answered = Wire.send(
                TestTokens.token("prescriber"),
                "POST",
                "/inbox/answers",
                Map.of("Content-Type", "application/json"),
                ("{\"answers\":[{\"task\":\"" + plain + "\",\"version\":1,\"parameters\":" + approve + "},{\"task\":\""
                                + soon + "\",\"parameters\":" + approve + "},{\"task\":\"" + plain
                                + "\",\"parameters\":" + approve + "}]}")
                        .getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(answered.json().at("/answers/0/status").asInt())
                .as(answered.text())
                .isEqualTo(200);
        assertThat(answered.json().at("/answers/0/field").isTextual()).isFalse();
        assertThat(answered.json().at("/answers/1/code").asText()).isEqualTo("ANSWER_NOT_POSSIBLE");
        assertThat(answered.json().at("/answers/2/code").asText()).isEqualTo("REQUEST_ANSWERED");
        for (int refused : List.of(1, 2)) {
            JsonNode outcome = answered.json().path("answers").path(refused);
            assertThat(outcome.path("field").asText()).isEqualTo("task");
            assertThat(outcome.path("fix").asText())
                    .isEqualTo(ErrorCode.valueOf(outcome.path("code").asText()).fix());
        }
        assertThat(Orders.read("/fhir/Task/" + soon).path("status").asText()).isEqualTo("requested");
    }

    @Test
    void everyRefusedAnswerOfManyNamesWhatIsWrongWithItAndTheOthersAreTaken() {
        // Given
        UUID taken = asked(active(), RequestKind.RENEWAL, null, List.of());
        UUID wrong = asked(active(), RequestKind.RENEWAL, null, List.of());
        UUID stale = asked(active(), RequestKind.RENEWAL, null, List.of());
        UUID nobodys = UUID.randomUUID();
        String denied = saying("denied\"},{\"name\":\"reason\",\"valueCode\":\"NEEDS_APPOINTMENT");

        // When
        JsonNode outcomes = bulk("{\"task\":\"" + wrong + "\",\"parameters\":" + saying("validated")
                        + "},{\"task\":\"" + taken + "\",\"parameters\":" + denied + "},{\"task\":\"" + wrong
                        + "\",\"parameters\":" + saying("perhaps") + "},{\"task\":\"" + stale
                        + "\",\"version\":7,\"parameters\":" + denied + "},{\"task\":\"" + nobodys
                        + "\",\"parameters\":" + denied + "}")
                .json()
                .path("answers");

        // Then
        List<String> said = new ArrayList<>();
        for (JsonNode outcome : outcomes) {
            String code = outcome.path("code").asText("");
            said.add((outcome.path("status").asInt() + " " + code + " "
                            + outcome.path("field").asText(""))
                    .strip());
            assertThat(outcome.path("fix").asText(""))
                    .isEqualTo(code.isEmpty() ? "" : ErrorCode.valueOf(code).fix());
        }
        assertThat(said)
                .containsExactly(
                        "422 ANSWER_NOT_POSSIBLE Parameters.parameter.where(name='outcome')",
                        "200",
                        "422 ANSWER_NOT_POSSIBLE Parameters.parameter.where(name='outcome')",
                        "412 VERSION_STALE version",
                        "404 NOT_FOUND task");
    }

    @Test
    void anAnswerToNobodyIsNamedByItsPlaceAndNothingIsAnswered() {
        // Given
        UUID task = asked(active(), RequestKind.RENEWAL, null, List.of());
        String first = "{\"task\":\"" + task + "\",\"parameters\":" + saying("approved") + "}";

        // When / Then
        for (String second : List.of("{\"parameters\":" + saying("approved") + "}", "null")) {
            Wire.Answer refused = bulk(first + "," + first + "," + second);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("field").asText()).isEqualTo("answers[2].task");
            assertThat(refused.json().path("fix").asText()).isEqualTo(ErrorCode.REQUEST_FIELD_INVALID.fix());
        }
        assertThat(bulk(String.join(",", Collections.nCopies(51, first)))
                        .json()
                        .path("field")
                        .asText())
                .isEqualTo("answers");
        assertThat(Orders.read("/fhir/Task/" + task).path("status").asText()).isEqualTo("requested");
    }

    private static String saying(String outcome) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"outcome\",\"valueCode\":\"" + outcome
                + "\"}]}";
    }

    private static Wire.Answer bulk(String answers) {
        return Wire.send(
                TestTokens.token("prescriber"),
                "POST",
                "/inbox/answers",
                Map.of("Content-Type", "application/json"),
                ("{\"answers\":[" + answers + "]}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasDispensedWithoutAnOrderIsOnTheRecordAtOnceAndStaysWhateverIsAnswered() {
        // Given
        Orders.Stored stored = active();
        UUID emergency = asked(stored, RequestKind.EMERGENCY_SUPPLY, null, List.of(supply("lisinopril", 3)));
        UUID verbal = asked(stored, RequestKind.VERBAL_ORDER, null, List.of(supply("ibuprofen", null)));
        String unconfirmed = history(stored.patient());

        // When
        Wire.Answer confirmed = answer("prescriber", emergency, null, "\"outcome\",\"valueCode\":\"approved\"");
        Wire.Answer refused = answer(
                "prescriber",
                verbal,
                null,
                "\"outcome\",\"valueCode\":\"denied\"},{\"name\":\"reason\",\"valueCode\":\"NEVER_PRESCRIBED\"");

        // Then
        assertThat(unconfirmed).isEqualTo("""
                lisinopril dispense null 2026-11-22 2026-11-25
                ibuprofen dispense null 2026-11-22 2027-05-21""");
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(refused.json().path("output").get(1).path("valueCode").asText())
                .isEqualTo("NEVER_PRESCRIBED");
        assertThat(history(stored.patient())).isEqualTo("""
                lisinopril dispense Dr. Ada Okafor, Elm Street Clinic 2026-11-22 2026-11-25
                ibuprofen dispense null 2026-11-22 2027-05-21""");
        assertThat(Orders.read("/fhir/MedicationRequest?patient=" + stored.patient())
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    private static RequestedMedication supply(String drug, @Nullable Integer days) {
        return new RequestedMedication(drug, null, null, BigDecimal.TEN, null, days, null, null, null);
    }

    /** The drugs of the record that nobody ordered here. */
    private String history(UUID patient) {
        return database
                .read(connection -> patients.find(connection, "elm-street", patient))
                .orElseThrow()
                .record()
                .history()
                .stream()
                .map(fact -> fact.name() + " " + fact.source() + " " + fact.prescriber() + " " + fact.startedOn() + " "
                        + fact.lastsUntil())
                .collect(Collectors.joining("\n"));
    }

    private Orders.Stored active() {
        Orders.Stored stored = Orders.create("active");
        peers.answerGate(stored.id(), stored.patient(), 1, GateVerdict.CLEARED, List.of());
        Orders.awaitAxes(stored, "active none none none");
        return stored;
    }

    private UUID asked(
            Orders.Stored stored, RequestKind kind, @Nullable ChangeCode change, List<RequestedMedication> proposals) {
        return asked(peers, stored, kind, change, proposals);
    }

    /** A renewal that waits for its answer. */
    static UUID asked(Peers peers, Orders.Stored stored) {
        return asked(peers, stored, RequestKind.RENEWAL, null, List.of());
    }

    private static UUID asked(
            Peers peers,
            Orders.Stored stored,
            RequestKind kind,
            @Nullable ChangeCode change,
            List<RequestedMedication> proposals) {
        return asked(peers, stored, kind, change, proposals, LocalDate.of(2026, 10, 1));
    }

    private static UUID asked(
            Peers peers,
            Orders.Stored stored,
            RequestKind kind,
            @Nullable ChangeCode change,
            List<RequestedMedication> proposals,
            LocalDate filledOn) {
        UUID id = UUID.randomUUID();
        Instant at = Instant.parse("2026-11-22T08:00:00Z");
        peers.stateRequest(new PharmacyRequestStated(
                id,
                stored.id(),
                stored.patient(),
                "5912342",
                kind,
                change,
                List.of(),
                proposals,
                kind == RequestKind.RENEWAL ? 2 : null,
                null,
                List.of(new Fill(0, new BigDecimal("30"), "tablet", null, 30, filledOn, false)),
                RequestState.WAITING,
                at,
                at,
                null));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Orders.read("/fhir/Task?_id=" + id)
                                .path("total")
                                .asInt())
                        .isEqualTo(1));
        return id;
    }

    private static JsonNode one(JsonNode items, UUID id) {
        for (JsonNode item : items) {
            if (item.path("id").asText().equals(id.toString())) {
                return item;
            }
        }
        throw new AssertionError("no item " + id);
    }

    private static String sentences(UUID prescription) {
        StringBuilder all = new StringBuilder();
        Orders.read("/prescriptions/" + prescription + "/timeline")
                .path("items")
                .forEach(item -> all.append(item.path("sentence").asText()).append('\n'));
        return all.toString();
    }

    private static Wire.Answer answer(String who, UUID task, @Nullable String key, String parameter) {
        return post(who, "/fhir/Task/" + task + "/$answer", key, parameters(parameter));
    }

    static byte[] parameters(String parameter) {
        return ("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":" + parameter + "}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Wire.Answer post(String who, String path, @Nullable String key, byte[] body) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", Orders.FHIR));
        if (key != null) {
            headers.put("Idempotency-Key", key);
        }
        return Wire.send(TestTokens.token(who), "POST", path, headers, body);
    }
}
