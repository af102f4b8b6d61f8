package org.scriptline.prescription.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.prescription.fhir.OrderFixture;
import org.scriptline.prescription.prescribing.Samples;

/** Searches, lists and the inbox over HTTP, on a real database. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ORDERS = "http://elm-street.example/searched";
    private static final Alert ALERT = Samples.alert("alert-s", Severity.CONTRAINDICATED, Display.INTERRUPT);

    @Inject
    Database database;

    private Peers peers;

    private record Stored(UUID id, UUID patient, String mrn, String identifier) {}

    @BeforeAll
    void open() {
        peers = new Peers();
        peers.statePharmacy("5912342", true);
    }

    @BeforeEach
    void knowThePharmacy() {
        await().atMost(PATIENCE).untilAsserted(() -> create("draft"));
    }

    @AfterAll
    void close() {
        peers.close();
    }

    @Test
    void pagesFollowOneAnotherFromTheNewestToTheOldest() {
        // Given
        List<Stored> stored = List.of(create("draft"), create("draft"), create("draft"));
        String all = ORDERS + "|"
                + String.join(
                        "," + ORDERS + "|",
                        stored.stream().map(Stored::identifier).toList());

        // When
        JsonPath first = search("identifier", all, "_count", "2");
        JsonPath second =
                as("prescriber").urlEncodingEnabled(false).get(next(first)).jsonPath();

        // Then
        assertThat(ids(first)).containsExactly(id(stored.get(2)), id(stored.get(1)));
        assertThat(first.<Object>get("total")).isNull();
        assertThat(ids(second)).containsExactly(id(stored.get(0)));
        assertThat(second.getList("link.relation")).containsExactly("self");
        assertThat(search("identifier", all).getInt("total")).isEqualTo(3);
    }

    @Test
    void everyParameterFindsWhatItNamesAndNothingElse() {
        // Given
        Stored one = create("draft");
        Stored other = create("draft");
        Map<String, String> finding = Map.ofEntries(
                Map.entry("_id", one.id() + "," + UUID.randomUUID()),
                Map.entry("patient", "Patient/" + one.patient()),
                Map.entry("subject", one.patient().toString()),
                Map.entry("patient:identifier", "http://elm-street.example/mrn|" + one.mrn()),
                Map.entry("identifier", ORDERS + "|" + one.identifier()),
                Map.entry("status", "active,draft"),
                Map.entry("intent", "order"),
                Map.entry("requester", "Practitioner/1234567893"),
                Map.entry("requester:identifier", "http://hl7.org/fhir/sid/us-npi|1234567893"),
                Map.entry("code", "http://www.nlm.nih.gov/research/umls/rxnorm|314076"),
                Map.entry("authoredon", "ge2020-01-01"),
                Map.entry("_lastUpdated", "gt2020-01-01T00:00:00Z"));
        Map<String, String> missing = Map.ofEntries(
                Map.entry("_id", other.id().toString()),
                Map.entry("patient", other.patient().toString()),
                Map.entry("patient:identifier", "http://elm-street.example/mrn|" + other.mrn()),
                Map.entry("identifier", "http://elsewhere.example|" + one.identifier()),
                Map.entry("status", "completed,on-hold"),
                Map.entry("intent", "plan"),
                Map.entry("requester", "1987654328"),
                Map.entry("code", "http://www.nlm.nih.gov/research/umls/rxnorm|197361"),
                Map.entry("authoredon", "lt2020-01-01"),
                Map.entry("_lastUpdated", "lt2020-01-01"));

        // When / Then
        finding.forEach((name, value) ->
                assertThat(ids(search("_id", id(one), name, value))).as(name).containsExactly(id(one)));
        missing.forEach((name, value) ->
                assertThat(ids(search("_id", id(one), name, value))).as(name).isEmpty());
        as("prescriber")
                .formParam("patient.identifier", "http://elm-street.example/mrn|" + one.mrn())
                .formParam("status", "draft")
                .post("/fhir/MedicationRequest/_search")
                .then()
                .statusCode(200)
                .body("entry.resource.id", equalTo(List.of(id(one))))
                .body("link[0].url", containsString("patient=" + one.patient()))
                .body("link[0].url", not(containsString(one.mrn())));
    }

    @Test
    void aBadValueIsNamedAndAnUnknownParameterIsSaidOrRefused() {
        for (String[] bad : new String[][] {
            {"status", "ready"},
            {"intent", "wish"},
            {"authoredon", "yesterday"},
            {"_lastUpdated", "ap2026"},
            {"_count", "-1"},
            {"_cursor", "xyz"}
        }) {
            as("prescriber")
                    .queryParam(bad[0], bad[1])
                    .get("/fhir/MedicationRequest")
                    .then()
                    .statusCode(400)
                    .body("issue[0].details.coding[0].code", equalTo("PARAMETER_INVALID"))
                    .body("issue[0].expression[0]", equalTo(bad[0]));
        }
        as("prescriber")
                .queryParam("_sort", "status")
                .header("Prefer", "handling=strict")
                .get("/fhir/MedicationRequest")
                .then()
                .statusCode(400)
                .body("issue[0].details.coding[0].code", equalTo("PARAMETER_UNKNOWN"))
                .body("issue[0].expression[0]", equalTo("_sort"));
        as("prescriber")
                .queryParam("_sort", "status")
                .queryParam("_count", "1")
                .get("/fhir/MedicationRequest")
                .then()
                .statusCode(200)
                .body("entry[1].search.mode", equalTo("outcome"))
                .body("entry[1].resource.issue[0].details.text", containsString("_sort"));
    }

    @Test
    void anotherPracticeAndAnotherPatientFindNothing() {
        // Given
        Stored mine = heldThenFilled();
        List<String> addresses = new ArrayList<>(List.of(
                "/fhir/MedicationRequest?_id=" + mine.id(),
                "/fhir/DetectedIssue?implicated=" + mine.id(),
                "/fhir/MedicationDispense?prescription=" + mine.id(),
                "/fhir/Provenance?target=" + mine.id()));

        // When / Then
        for (String address : addresses) {
            assertThat(found(TestTokens.token("prescriber2"), address))
                    .as(address)
                    .isZero();
            assertThat(found(TestTokens.patient(UUID.randomUUID().toString(), "elm-street"), address))
                    .as(address)
                    .isZero();
            assertThat(found(TestTokens.patient(mine.patient().toString(), "elm-street"), address))
                    .as(address)
                    .isPositive();
        }
        assertThat(found(TestTokens.token("prescriber2"), "/fhir/Task?based-on=" + mine.id()))
                .isZero();
        as("prescriber2").get("/fhir/Provenance/" + mine.id() + ".1").then().statusCode(404);
        given().auth()
                .oauth2(TestTokens.patient(mine.patient().toString(), "elm-street"))
                .get("/fhir/Task")
                .then()
                .statusCode(403);
    }

    @Test
    void alertsFillsDeedsAndTasksAreResourcesOfTheirOwn() {
        // Given
        Stored stored = heldThenFilled();

        // When
        JsonPath issues = searched("/fhir/DetectedIssue?patient=" + stored.patient() + "&identifier=alert-s");
        JsonPath dispenses = searched(
                "/fhir/MedicationDispense?prescription=MedicationRequest/" + stored.id() + "&status=completed");
        JsonPath deeds = searched("/fhir/Provenance?target=MedicationRequest/" + stored.id());
        JsonPath firstDeed = searched("/fhir/Provenance?_count=1&target=MedicationRequest/" + stored.id());
        JsonPath secondDeed =
                as("prescriber").urlEncodingEnabled(false).get(next(firstDeed)).jsonPath();
        JsonPath tasks = searched("/fhir/Task?based-on=MedicationRequest/" + stored.id());

        // Then
        assertThat(issues.getList("entry.resource.severity")).containsExactly("high");
        assertThat(issues.getString("entry[0].resource.mitigation[0].action.coding[0].code"))
                .isEqualTo("SPECIALIST_ADVICE");
        assertThat(dispenses.getList("entry.resource.type.coding.code")).containsExactly(List.of("FFC"));
        assertThat(deeds.getList("entry.resource.activity.coding.flatten().code"))
                .containsExactly("sign", "sign", "release");
        assertThat(deeds.getInt("total")).isEqualTo(3);
        assertThat(firstDeed.getList("entry.resource.id")).containsExactly(stored.id() + ".1");
        assertThat(secondDeed.getList("entry.resource.id")).containsExactly(stored.id() + ".3");
        assertThat(tasks.getList("entry.resource.code.coding.flatten().code")).containsExactly("held");
        assertThat(tasks.getList("entry.resource.status")).containsExactly("completed");
        for (JsonPath bundle : List.of(issues, dispenses, deeds, tasks)) {
            String address = bundle.getString("entry[0].fullUrl");
            as("prescriber")
                    .get(address)
                    .then()
                    .statusCode(200)
                    .header("ETag", equalTo("W/\"" + bundle.getString("entry[0].resource.meta.versionId") + "\""))
                    .body("id", equalTo(bundle.getString("entry[0].resource.id")));
        }
    }

    @Test
    void theInboxShowsWhatWaitsAndLetsGoOfWhatWasSeen() {
        // Given
        Stored failed = released();
        peers.stateOrder(state(failed, OrderChange.FAILED, TransmissionStatus.FAILED, FillStatus.NONE, List.of(), 0));
        Stored contradicted = released();
        peers.stateOrder(state(
                contradicted, OrderChange.CONTRADICTION, TransmissionStatus.VERIFIED, FillStatus.NONE, List.of(), 1));
        Stored held = create("active");
        peers.answerGate(held.id(), held.patient(), 1, GateVerdict.HELD, List.of(ALERT));
        Stored unanswered = create("active");
        Orders.waitTooLong(database, unanswered.id());
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(kinds(failed)).containsExactly("delivery-failed");
            assertThat(kinds(contradicted)).containsExactly("contradiction");
            assertThat(kinds(held)).containsExactly("held");
            assertThat(kinds(unanswered)).containsExactly("screening-unavailable");
        });

        assertThat(as("prescriber")
                        .get("/inbox?limit=200")
                        .<Map<String, Object>>path("items.find { it.prescription == '" + failed.id() + "' }"))
                .containsEntry("pharmacy", "5912342")
                .containsEntry("pharmacyName", "Corner Pharmacy")
                .containsEntry("pharmacyPhone", "614-555-0100");

        // When
        seen(failed).statusCode(204);
        seen(contradicted).statusCode(204);
        seen(held).statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        peers.stateOrder(
                state(contradicted, OrderChange.VERIFIED, TransmissionStatus.VERIFIED, FillStatus.READY, List.of(), 1));
        peers.answerGate(unanswered.id(), unanswered.patient(), 1, GateVerdict.CLEARED, List.of());

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(axis(contradicted, "fill")).isEqualTo("ready"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kinds(unanswered)).isEmpty());
        assertThat(kinds(failed)).isEmpty();
        assertThat(kinds(contradicted)).isEmpty();
        assertThat(searched("/fhir/Task?status=requested&based-on=" + held.id())
                        .getList("entry.resource.code.coding.flatten().code"))
                .containsExactly("held");
        assertThat(searched("/fhir/Task?status=completed&focus=" + failed.id())
                        .getList("entry.resource.code.coding.flatten().code"))
                .containsExactly("delivery-failed");
        as("prescriber2").get("/inbox").then().statusCode(200).body("items.size()", equalTo(0));
        as("prescriber")
                .get("/inbox?prescriber=1987654328")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        as("prescriber").get("/inbox?kind=late").then().statusCode(400).body("field", equalTo("kind"));
        as("pharmacist").get("/inbox").then().statusCode(403);
    }

    @Test
    void theListIsFilteredByAxisPatientPrescriberChangeAndWaiting() {
        // Given
        Instant before = Instant.now().minusSeconds(5);
        Stored filled = heldThenFilled();

        // When / Then
        for (String query : List.of(
                "patient=" + filled.patient(),
                "order=completed,stopped",
                "transmission=verified",
                "cancel=none",
                "fill=dispensed",
                "prescriber=1234567893",
                "waiting=nobody",
                "changedSince=" + before)) {
            assertThat(listed("limit=1&" + query).getList("items.id")).as(query).hasSize(1);
        }
        for (String query : List.of(
                "order=draft",
                "transmission=failed",
                "cancel=denied",
                "fill=none",
                "prescriber=1987654328",
                "waiting=pharmacy",
                "changedSince=2099-01-01T00:00:00Z")) {
            assertThat(listed("patient=" + filled.patient() + "&" + query).getList("items"))
                    .as(query)
                    .isEmpty();
        }
        for (String whom : List.of("prescriber", "screening", "pharmacy", "nobody")) {
            assertThat(List.copyOf(listed("limit=200&waiting=" + whom).<String>getList("items.waitingFor")))
                    .allMatch(whom::equals);
        }
        JsonPath first = listed("limit=1");
        JsonPath second = listed("limit=1&cursor=" + first.getString("cursor"));
        assertThat(second.getString("items[0].id")).isLessThan(first.getString("items[0].id"));
        as("prescriber")
                .get("/prescriptions?status=draft")
                .then()
                .statusCode(400)
                .body("field", equalTo("status"));
        as("prescriber").get("/prescriptions?limit=201").then().statusCode(400).body("field", equalTo("limit"));
        as("prescriber")
                .get("/prescriptions?order=signd")
                .then()
                .statusCode(400)
                .body("field", equalTo("order"));
    }

    @Test
    void definitionsAreFoundByTheirAddressAndSmartClientsFindTheIssuer() {
        String url = "http://scriptline.example/fhir/StructureDefinition/fill-status";
        given().queryParam("url", url)
                .get("/fhir/StructureDefinition")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("entry[0].resource.url", equalTo(url));
        given().get("/fhir/CodeSystem").then().statusCode(200).body("entry.resource.id", hasItem("task"));
        given().get("/fhir/.well-known/smart-configuration")
                .then()
                .statusCode(200)
                .body("issuer", equalTo(TestTokens.ISSUER))
                .body("token_endpoint", equalTo(TestTokens.ISSUER + "/token"));
    }

    /** Held, signed again with an override, released, and filled completely. */
    private Stored heldThenFilled() {
        Stored stored = create("active");
        peers.answerGate(stored.id(), stored.patient(), 1, GateVerdict.HELD, List.of(ALERT));
        awaitAxis(stored, "order", "held");
        as("prescriber")
                .contentType("application/fhir+json")
                .body("""
                        {"resourceType":"Parameters","parameter":[{"name":"override","part":[
                          {"name":"alert","valueString":"alert-s"},
                          {"name":"reason","valueCode":"SPECIALIST_ADVICE"}]}]}""")
                .post("/fhir/MedicationRequest/" + stored.id() + "/$sign")
                .then()
                .statusCode(200);
        peers.answerGate(stored.id(), stored.patient(), 2, GateVerdict.CLEARED, List.of(ALERT));
        awaitAxis(stored, "order", "active");
        Fill fill = new Fill(0, new BigDecimal("30"), "tablet", null, 30, LocalDate.of(2026, 11, 21), false);
        peers.stateOrder(
                state(stored, OrderChange.FILLED, TransmissionStatus.VERIFIED, FillStatus.DISPENSED, List.of(fill), 0));
        awaitAxis(stored, "order", "completed");
        return stored;
    }

    private Stored released() {
        Stored stored = create("active");
        peers.answerGate(stored.id(), stored.patient(), 1, GateVerdict.CLEARED, List.of());
        awaitAxis(stored, "order", "active");
        return stored;
    }

    private static PharmacyOrderStated state(
            Stored stored,
            OrderChange change,
            TransmissionStatus transmission,
            FillStatus fill,
            List<Fill> fills,
            int contradictions) {
        BigDecimal dispensed = fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new PharmacyOrderStated(
                stored.id(),
                stored.patient(),
                "5912342",
                change,
                null,
                Instant.parse("2026-11-21T15:00:00Z"),
                transmission,
                null,
                1,
                CancelStatus.NONE,
                fill,
                null,
                fills,
                dispensed,
                new BigDecimal("30"),
                List.of("It does not fit.").subList(0, contradictions));
    }

    private static Stored create(String status) {
        String mrn = UUID.randomUUID().toString();
        String identifier = UUID.randomUUID().toString();
        JsonPath created = as("prescriber")
                .contentType("application/fhir+json")
                .body(OrderFixture.lisinopril()
                        .set("/status", status)
                        .set("/contained/0/identifier/0/value", mrn)
                        .set("/identifier/0/system", ORDERS)
                        .set("/identifier/0/value", identifier)
                        .remove("/authoredOn")
                        .bytes())
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Stored(
                UUID.fromString(created.getString("id")),
                UUID.fromString(created.getString("subject.identifier.value")),
                mrn,
                identifier);
    }

    private static RequestSpecification as(String who) {
        return given().auth().oauth2(TestTokens.token(who));
    }

    private static JsonPath search(String... parameters) {
        RequestSpecification request = as("prescriber");
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/fhir/MedicationRequest")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath searched(String address) {
        return as("prescriber").get(address).then().statusCode(200).extract().jsonPath();
    }

    private static int found(String token, String address) {
        @Nullable
        List<Object> entries = given().auth()
                .oauth2(token)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("entry");
        return entries == null ? 0 : entries.size();
    }

    private static List<String> ids(JsonPath bundle) {
        @Nullable List<String> ids = bundle.getList("entry.resource.id");
        return ids == null ? List.of() : ids;
    }

    private static String id(Stored stored) {
        return stored.id().toString();
    }

    private static String next(JsonPath bundle) {
        return bundle.getString("link.find { it.relation == 'next' }.url");
    }

    private static JsonPath listed(String query) {
        return as("prescriber")
                .get("/prescriptions?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> kinds(Stored stored) {
        return as("prescriber")
                .get("/inbox?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.prescription == '" + stored.id() + "' }.kind");
    }

    private static ValidatableResponse seen(Stored stored) {
        String item =
                searched("/fhir/Task?status=requested&based-on=" + stored.id()).getString("entry[0].resource.id");
        return as("prescriber").post("/inbox/" + item + "/seen").then();
    }

    private static String axis(Stored stored, String axis) {
        return as("prescriber")
                .get("/prescriptions/" + stored.id())
                .then()
                .statusCode(200)
                .extract()
                .path(axis);
    }

    private static void awaitAxis(Stored stored, String axis, String expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(axis(stored, axis)).isEqualTo(expected));
    }
}
