package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.codes.DenialReason;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.codes.PendingReason;
import org.scriptline.contracts.codes.RequestOutcome;
import org.scriptline.contracts.events.AnsweredRequest;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.RequestAnswerStated;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.RequestState;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;

/** A pharmacist asks from the worklist and reads the prescriber's answer there. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class ConversationTest {

    private static final String OUT_OF_STOCK = """
            {"code":"OS","note":"Nothing before Monday","proposals":[{"description":"lisinopril 20 MG Oral Tablet",
             "rxcui":"314077","quantity":15,"unit":"tablet","sig":"Take half a tablet daily"}]}""";

    private static final String CORNER = "5912342";
    private static final String OTHER = "5800061";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Gateway gateway;

    @Inject
    Database database;

    @Test
    void aRequestIsStatedOnceHoweverOftenItsKeyComes() {
        // Given
        PrescriptionReleased order = listed();
        String key = UUID.randomUUID().toString();

        // When
        ask(order, "request-change", key, OUT_OF_STOCK).statusCode(200);
        ask(order, "request-change", key, OUT_OF_STOCK)
                .statusCode(200)
                .body("requests", hasSize(1))
                .body("requests[0].state", equalTo("waiting"))
                .body("requests[0].changeCode", equalTo("OS"))
                .body("requests[0].answer", nullValue());
        ask(order, "request-change", null, OUT_OF_STOCK).statusCode(409);

        // Then
        List<PharmacyRequestStated> stated = stated(order);
        assertThat(stated).hasSize(1);
        assertThat(stated.getFirst().proposals().getFirst().sig()).isEqualTo("Take half a tablet daily");
        assertThat(stated.getFirst().prescriptionId()).isEqualTo(order.content().prescriptionId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "request-change  | {\"code\":\"X\"}                                    | 400",
                "request-change  | {\"code\":\"G\"}                                    | 422",
                "request-change  | {\"code\":\"U\",\"subCodes\":[]}                    | 400",
                "request-change  | {\"code\":\"U\",\"subCodes\":[\"Z\"]}                 | 400",
                "request-change  | {\"code\":\"P\",\"proposals\":[{\"description\":\"x\"}]} | 400",
                "request-change  | {\"code\":\"G\",\"proposals\":[{\"ndc\":\"1\"}]}      | 422",
                "request-change  | {\"kind\":\"G\"}                                    | 400",
                "request-renewal | {\"refills\":100}                                   | 422",
                "request-renewal | {\"refills\":1}                                     | 409",
                "request-prescription | {\"note\":\"for her blood pressure\"}          | 422",
                "request-prescription | {\"description\":\"atorvastatin\"}             | 400",
                "verbal-order    | {\"note\":\"called at nine\"}                       | 422",
                "emergency-supply | {\"drug\":{\"description\":\"x\"}}                | 422"
            })
    void whatCannotBeAskedIsRefused(String operation, String body, int status) {
        // Given
        PrescriptionReleased order = listed();

        // When / Then
        ask(order, operation, null, body).statusCode(status);
        assertThat(stated(order)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"note\":\"none\"}                                                 | REQUIRED_FIELD_MISSING | drug",
                "{\"drug\":{\"rxcui\":\"617311\"}}                                   | REQUIRED_FIELD_MISSING | drug.description",
                "{\"drug\":{\"description\":\"atorvastatin\",\"ndc\":\"00093-5056\"}} | DRUG_CODE_INVALID      | drug.ndc",
                "{\"drug\":{\"description\":\"atorvastatin\",\"quantity\":0}}        | QUANTITY_INVALID       | drug.quantity",
                "{\"drug\":{\"description\":\"atorvastatin\",\"daysSupply\":366}}    | DAYS_SUPPLY_INVALID    | drug.daysSupply",
                "{\"drug\":{\"description\":\"atorvastatin\",\"refills\":100}}       | REFILLS_INVALID        | drug.refills",
                "{\"drug\":{\"description\":\"atorvastatin\"},\"note\":\"LONG\"}     | TEXT_TOO_LONG          | note"
            })
    void whatIsWrongWithAPrescriptionThatIsAskedForIsNamed(String body, String code, String field) {
        // Given
        PrescriptionReleased order = listed();

        // When / Then
        ask(order, "request-prescription", null, body.replace("LONG", "x".repeat(501)))
                .statusCode(422)
                .body("code", equalTo(code))
                .body("field", equalTo(field))
                .body("fix", not(emptyString()));
        assertThat(stated(order)).isEmpty();
    }

    @Test
    void aPrescriptionIsAskedForAtTheWorklistAndEndsInANewOrderOrInADenialAndLeavesTheOtherOrderAlone() {
        // Given
        PrescriptionReleased order = filled();
        String statin = "{\"drug\":{\"description\":\"atorvastatin 20 MG Oral Tablet\",\"rxcui\":\"617310\"},"
                + "\"note\":\"had it from her former practice\"}";
        String strips = "{\"drug\":{\"description\":\"glucose test strips\",\"quantity\":50}}";
        String key = UUID.randomUUID().toString();

        // When
        ask(order, "request-prescription", key, statin).statusCode(200);
        ask(order, "request-prescription", key, statin).statusCode(200).body("requests", hasSize(1));
        ask(order, "request-prescription", key, strips).statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        ask(order, "request-prescription", null, statin.replace("former", "first"))
                .statusCode(409)
                .body("code", equalTo("PHARMACY_ORDER_CONFLICT"));
        ask(order, "request-prescription", null, strips).statusCode(200);
        List<PharmacyRequestStated> requests = stated(order);
        UUID granting = requests.getFirst().requestId();
        PrescriptionReleased granted = Released.answering(
                Released.to(FakePharmacies.WORKLIST_ONLY), new AnsweredRequest(granting, RequestOutcome.APPROVED));
        answer(order, requests.getLast().requestId(), RequestOutcome.DENIED, null);
        answer(order, granting, RequestOutcome.APPROVED, granted.content().prescriptionId());
        riverside().get(path(order)).then().body("requests.state", contains("waiting", "answered"));
        gateway.release(granted);
        gateway.awaitChanges(granted, "listed");

        // Then
        assertThat(requests)
                .extracting(request -> request.kind().code() + " "
                        + request.proposals().getFirst().description() + " "
                        + request.fills().size() + " "
                        + request.prescriptionId().equals(order.content().prescriptionId()))
                .containsExactly(
                        "new-prescription atorvastatin 20 MG Oral Tablet 0 true",
                        "new-prescription glucose test strips 0 true");
        riverside()
                .get(path(order))
                .then()
                .body("requests.kind", contains("new-prescription", "new-prescription"))
                .body("requests.state", contains("answered", "answered"))
                .body("requests[0].note", equalTo("had it from her former practice"))
                .body("requests[0].answer.outcome", equalTo("approved"))
                .body(
                        "requests[0].answer.order",
                        equalTo(granted.content().prescriptionId().toString()))
                .body("requests[1].answer.outcome", equalTo("denied"))
                .body("requests[1].answer.denialReason", equalTo("NO_LONGER_UNDER_CARE"))
                .body("cancel", equalTo("none"))
                .body("fill", equalTo("dispensed"));
        riverside().get(path(granted)).then().body("answersRequest", equalTo(granting.toString()));
        riverside().post(path(order) + "/claim").then().statusCode(200);
        ask(order, "request-prescription", null, strips).statusCode(409).body("code", equalTo("CLAIM_SECRET_WRONG"));
    }

    @Test
    void suppliesWaitSideBySideAndNoneIsReportedTwice() {
        // Given
        PrescriptionReleased order = filled();
        String three = "{\"drug\":{\"description\":\"lisinopril 10 MG Oral Tablet\",\"quantity\":3,\"daysSupply\":3},"
                + "\"note\":\"ran out on Friday\"}";

        // When
        ask(order, "emergency-supply", null, three).statusCode(200);
        ask(order, "emergency-supply", null, three).statusCode(409);
        ask(order, "emergency-supply", null, three.replace("Friday", "Sunday")).statusCode(200);
        ask(order, "verbal-order", null, three).statusCode(200);
        answer(order, stated(order).getFirst().requestId(), RequestOutcome.DENIED, null);

        // Then
        riverside().get(path(order)).then().body("requests.state", contains("answered", "waiting", "waiting"));
        assertThat(stated(order))
                .extracting(
                        stated -> stated.kind().code() + " " + stated.state().code())
                .containsExactlyInAnyOrder(
                        "emergency-supply waiting",
                        "emergency-supply waiting",
                        "verbal-order waiting",
                        "emergency-supply answered");
    }

    @Test
    void anAnswerWithoutADrugIsShownAtOnceAndTheSecondChangesNothing() {
        // Given
        PrescriptionReleased order = filled();
        ask(order, "request-renewal", null, "{\"refills\":2}").statusCode(200);
        UUID request = stated(order).getFirst().requestId();

        // When
        answer(order, request, RequestOutcome.PENDING, null);
        answer(order, request, RequestOutcome.DENIED, null);

        // Then
        riverside()
                .get(path(order))
                .then()
                .body("requests[0].state", equalTo("answered"))
                .body("requests[0].answer.outcome", equalTo("pending"))
                .body("requests[0].answer.pendingReason", equalTo("LABORATORY_PENDING"))
                .body("requests[0].answer.expectedOn", equalTo("2026-12-28"));
        assertThat(stated(order)).extracting(stated -> stated.state().code()).containsExactly("waiting", "answered");
        ask(order, "request-renewal", null, "{}").statusCode(200).body("requests", hasSize(2));
    }

    @Test
    void anApprovalIsToldWithItsReleaseAndTakesThePlaceOfTheOldOrder() {
        // Given
        PrescriptionReleased order = listed();
        ask(order, "request-change", null, OUT_OF_STOCK).statusCode(200);
        UUID request = stated(order).getFirst().requestId();
        PrescriptionReleased changed = Released.answering(
                Released.to(FakePharmacies.WORKLIST_ONLY), new AnsweredRequest(request, RequestOutcome.APPROVED));

        // When
        answer(order, request, RequestOutcome.APPROVED, changed.content().prescriptionId());
        riverside().get(path(order)).then().body("requests[0].state", equalTo("waiting"));
        gateway.release(changed);

        // Then
        gateway.awaitChanges(changed, "listed");
        assertThat(gateway.awaitChanges(order, "listed", "cancel-approved").cancel())
                .isEqualTo(CancelStatus.APPROVED);
        riverside()
                .get(path(order))
                .then()
                .body("requests[0].state", equalTo("answered"))
                .body(
                        "requests[0].answer.order",
                        equalTo(changed.content().prescriptionId().toString()));
        riverside().get(path(changed)).then().body("answersRequest", equalTo(request.toString()));
        riverside().post(path(order) + "/claim").then().statusCode(409);
    }

    @Test
    void aRenewalByMessageIsAnsweredByMessageAndNeverByANewRxBesideIt() {
        // Given
        PrescriptionReleased order = Released.to(CORNER);
        gateway.release(order);
        gateway.awaitReceived(CORNER, order, 1);
        gateway.awaitChanges(order, "delivered");
        String asked = renewal(order, ScriptTexts.newMessageId());

        // When
        String first = ScriptTexts.code(ScriptTexts.post(CORNER, asked));
        String again = ScriptTexts.code(ScriptTexts.post(CORNER, asked));
        answer(order, stated(order).getFirst().requestId(), RequestOutcome.PENDING, null);
        List<PharmacyRequestStated> heldBack = stated(order);
        long told = gateway.count(
                "select count(*) from outgoing_message where kind = 'ANSWER' and prescription_id = ?",
                order.content().prescriptionId());
        String anew = ScriptTexts.newMessageId();
        ScriptTexts.post(CORNER, renewal(order, anew));
        UUID request = stated(order).stream()
                .filter(stated -> stated.state() == RequestState.WAITING)
                .map(PharmacyRequestStated::requestId)
                .toList()
                .getLast();
        PrescriptionReleased renewed = Released.answering(
                Released.to(CORNER), new AnsweredRequest(request, RequestOutcome.APPROVED_WITH_CHANGES));
        answer(
                order,
                request,
                RequestOutcome.APPROVED_WITH_CHANGES,
                renewed.content().prescriptionId());
        gateway.release(renewed);

        // Then
        assertThat(first).isEqualTo("200 Status 010");
        assertThat(again).isEqualTo("200 Status 010");
        assertThat(heldBack).extracting(stated -> stated.state().code()).containsExactly("waiting", "waiting");
        assertThat(heldBack)
                .extracting(PharmacyRequestStated::requestId)
                .containsOnly(heldBack.getFirst().requestId());
        assertThat(heldBack)
                .extracting(stated -> stated.answerHeldBackAt() != null)
                .containsExactly(false, true);
        assertThat(told).isZero();
        assertThat(gateway.awaitReceived(CORNER, renewed, 1).getFirst())
                .contains(
                        "<RxRenewalResponse>",
                        "<ApprovedWithChanges",
                        "<RelatesToMessageID>" + anew + "</RelatesToMessageID>")
                .doesNotContain("<NewRx>");
        gateway.awaitChanges(renewed, "delivered");
        assertThat(gateway.count(
                        "select count(*) from inbound_message where message_id = ? and matched_by = 'PRESCRIBER_ORDER_NUMBER'",
                        anew))
                .isEqualTo(1);
    }

    @Test
    void aPrescriptionThatDoesNotExistIsAskedForAndEndsInANewOneOrInADenialAndLeavesTheOtherOrderAlone() {
        // Given
        String family = "Tamarack" + ScriptTexts.newMessageId().replaceAll("[0-9]", "");
        PrescriptionReleased order = Released.ofFamily(Released.to(CORNER), family);
        gateway.release(order);
        gateway.awaitChanges(order, "delivered");
        String statins = ScriptTexts.newMessageId();
        String tests = ScriptTexts.newMessageId();

        // When
        String unknown = ScriptTexts.code(
                ScriptTexts.post(CORNER, wanted("Nobody" + family, ScriptTexts.newMessageId(), "atorvastatin")));
        String asked = ScriptTexts.code(ScriptTexts.post(CORNER, wanted(family, statins, "atorvastatin")));
        String another = ScriptTexts.code(ScriptTexts.post(CORNER, wanted(family, tests, "glucose test strips")));
        List<PharmacyRequestStated> requests = stated(order);
        answer(order, requests.getLast().requestId(), RequestOutcome.DENIED, null);
        PrescriptionReleased granted = Released.answering(
                Released.to(CORNER), new AnsweredRequest(requests.getFirst().requestId(), RequestOutcome.APPROVED));
        answer(
                order,
                requests.getFirst().requestId(),
                RequestOutcome.APPROVED,
                granted.content().prescriptionId());
        gateway.release(granted);

        // Then
        assertThat(List.of(unknown, asked, another))
                .containsExactly("200 Error 900", "200 Status 010", "200 Status 010");
        assertThat(requests)
                .extracting(request -> request.kind().code() + " "
                        + request.proposals().getFirst().description() + " "
                        + request.fills().size())
                .containsExactly("new-prescription atorvastatin 0", "new-prescription glucose test strips 0");
        assertThat(gateway.awaitReceived(CORNER, granted, 1).getFirst())
                .contains("<NewRx>", "<RelatesToMessageID>" + statins + "</RelatesToMessageID>");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(FakePharmacies.receivedFor(CORNER, tests))
                        .singleElement()
                        .asString()
                        .contains("<NewRxResponseDenied>", "NEW-7")
                        .doesNotContain("PrescriberOrderNumber"));
        gateway.awaitChanges(granted, "delivered");
        gateway.awaitChanges(order, "delivered");
        assertThat(stated(order))
                .extracting(stated -> stated.state().code())
                .containsExactly("waiting", "waiting", "answered", "answered");
    }

    @Test
    void aHistoryIsToldToThePharmacyThatDispensedItAndToNobodyElse() {
        // Given
        String family = "Hemlock" + ScriptTexts.newMessageId().replaceAll("[0-9]", "");
        PrescriptionReleased order = Released.ofFamily(Released.to(CORNER), family);
        gateway.release(order);
        String newRx = gateway.awaitReceived(CORNER, order, 1).getFirst();
        gateway.awaitChanges(order, "delivered");
        ScriptTexts.answer(CORNER, newRx, ScriptTexts.fill("30"));
        String asked = ScriptTexts.newMessageId();
        String before = ScriptTexts.newMessageId();
        String number = "<PrescriberOrderNumber>" + Gateway.orderNumber(order) + "</PrescriberOrderNumber>";

        // When
        List<String> answers = List.of(
                told(CORNER, asked, number, family, "F", "", "Y"),
                told(CORNER, before, "", family, "F", "<EndDate><Date>2026-11-21</Date></EndDate>", "Y"),
                told(CORNER, ScriptTexts.newMessageId(), "", family, "F", "", "N"),
                told(CORNER, ScriptTexts.newMessageId(), "", family, "M", "", "Y"),
                told(CORNER, ScriptTexts.newMessageId(), "", family, "U", "", "Y"),
                told(CORNER, ScriptTexts.newMessageId(), "", "Not" + family, "F", "", "Y"),
                told(CORNER, ScriptTexts.newMessageId(), number, "Not" + family, "F", "", "Y"),
                told(OTHER, ScriptTexts.newMessageId(), number, family, "F", "", "Y"));

        // Then
        assertThat(answers)
                .containsExactly(
                        "200 Status 010",
                        "200 Status 010",
                        "200 Error 900",
                        "200 Error 900",
                        "200 Error 900",
                        "200 Error 900",
                        "200 Error 900",
                        "200 Error 900");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(FakePharmacies.receivedFor(CORNER, asked))
                        .singleElement()
                        .asString()
                        .contains(
                                "<RxHistoryResponse><Response><Approved",
                                "<MedicationDispensed><DrugDescription>x</DrugDescription>",
                                "<Value>30</Value>",
                                "<LastFillDate><Date>2026-11-22</Date></LastFillDate>"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(FakePharmacies.receivedFor(CORNER, before))
                        .singleElement()
                        .asString()
                        .contains("Nothing was dispensed")
                        .doesNotContain("<MedicationDispensed>"));
        assertThat(gateway.count(
                        "select count(*) from outgoing_message where kind = 'ANSWER' and prescription_id = ?",
                        order.content().prescriptionId()))
                .isEqualTo(2);
    }

    @Test
    void aTransferCountsWhenThePharmacyThatHasTheOrderSaysThatItGaveItAway() {
        // Given
        PrescriptionReleased order = Released.to(CORNER);
        gateway.release(order);
        gateway.awaitChanges(order, "delivered");

        // When
        List<String> answers = List.of(
                transfer(OTHER, order, "RxTransferResponse", "<Response><Approved/></Response>"),
                transfer(CORNER, order, "RxTransferRequest", ""),
                transfer(
                        CORNER,
                        order,
                        "RxTransferResponse",
                        "<Response><Denied><DenialReason>no</DenialReason></Denied></Response>"),
                transfer(CORNER, order, "RxTransferResponse", "<Response><Approved/></Response>"),
                transfer(CORNER, order, "RxTransferResponse", "<Response><Approved/></Response>"));

        // Then
        assertThat(answers)
                .containsExactly("200 Error 900", "200 Error 900", "200 Error 900", "200 Status 010", "200 Status 010");
        assertThat(gateway.awaitChanges(order, "delivered", "transferred").notDispensedReason())
                .isEqualTo(NotDispensedReason.TRANSFERRED);
    }

    private static String transfer(String pharmacy, PrescriptionReleased order, String name, String response) {
        return ScriptTexts.code(ScriptTexts.post(
                pharmacy,
                "<Message><Header><To Qualifier=\"D\">1234567893</To><From Qualifier=\"P\">" + pharmacy
                        + "</From><MessageID>" + ScriptTexts.newMessageId() + "</MessageID><PrescriberOrderNumber>"
                        + Gateway.orderNumber(order) + "</PrescriberOrderNumber></Header><Body><" + name + ">"
                        + response
                        + "<MedicationPrescribed><DrugDescription>lisinopril 10 MG Oral Tablet</DrugDescription>"
                        + "</MedicationPrescribed></" + name + "></Body></Message>"));
    }

    private static String told(
            String pharmacy,
            String messageId,
            String number,
            String family,
            String gender,
            String dates,
            String consent) {
        return ScriptTexts.code(ScriptTexts.post(
                pharmacy,
                "<Message><Header><To Qualifier=\"D\">1234567893</To><From Qualifier=\"P\">" + pharmacy
                        + "</From><MessageID>" + messageId + "</MessageID>" + number
                        + "</Header><Body><RxHistoryRequest><Patient><HumanPatient><Name><LastName>" + family
                        + "</LastName><FirstName>Mara</FirstName></Name><Gender>" + gender
                        + "</Gender><DateOfBirth><Date>1976-03-04</Date></DateOfBirth></HumanPatient></Patient>" + dates
                        + "<Consent>" + consent + "</Consent></RxHistoryRequest></Body></Message>"));
    }

    private static String wanted(String family, String messageId, String drug) {
        return "<Message><Header><To Qualifier=\"D\">1234567893</To><From Qualifier=\"P\">" + CORNER
                + "</From><MessageID>" + messageId + "</MessageID></Header><Body><NewRxRequest>"
                + "<RequestReferenceNumber>NEW-7</RequestReferenceNumber><Patient><HumanPatient><Name><LastName>"
                + family.toUpperCase(Locale.ROOT)
                + "</LastName><FirstName>Mara</FirstName></Name><Gender>F</Gender><DateOfBirth><Date>1976-03-04</Date>"
                + "</DateOfBirth></HumanPatient></Patient><MedicationRequested><DrugDescription>" + drug
                + "</DrugDescription></MedicationRequested></NewRxRequest></Body></Message>";
    }

    private static String renewal(PrescriptionReleased order, String messageId) {
        return "<Message><Header><To Qualifier=\"D\">1234567893</To><From Qualifier=\"P\">" + CORNER
                + "</From><MessageID>" + messageId + "</MessageID><PrescriberOrderNumber>" + Gateway.orderNumber(order)
                + "</PrescriberOrderNumber></Header><Body><RxRenewalRequest><MedicationDispensed><DrugDescription>lisinopril"
                + " 10 MG Oral Tablet</DrugDescription><Quantity><Value>30</Value></Quantity><NumberOfRefills>2</NumberOfRefills>"
                + "</MedicationDispensed></RxRenewalRequest></Body></Message>";
    }

    private void answer(
            PrescriptionReleased order, UUID request, RequestOutcome outcome, @Nullable UUID newPrescription) {
        UUID patient = order.content().patientId();
        DenialReason denial = outcome == RequestOutcome.DENIED ? DenialReason.NO_LONGER_UNDER_CARE : null;
        gateway.batch(List.of(gateway.event(
                EventType.REQUEST_ANSWER_STATED,
                request,
                patient,
                new RequestAnswerStated(
                        request,
                        order.content().prescriptionId(),
                        patient,
                        outcome,
                        denial,
                        outcome == RequestOutcome.PENDING ? PendingReason.LABORATORY_PENDING : null,
                        null,
                        outcome == RequestOutcome.PENDING ? LocalDate.of(2026, 12, 28) : null,
                        null,
                        newPrescription,
                        Instant.parse("2026-12-20T10:00:00Z"),
                        "1234567893"))));
    }

    private PrescriptionReleased listed() {
        PrescriptionReleased released = Released.to(FakePharmacies.WORKLIST_ONLY);
        gateway.release(released);
        gateway.awaitChanges(released, "listed");
        return released;
    }

    private PrescriptionReleased filled() {
        PrescriptionReleased released = listed();
        String secret = riverside().post(path(released) + "/claim").path("secret");
        Response filled = riverside()
                .header("Claim-Secret", secret)
                .contentType("application/json")
                .body("{\"fillNumber\":0,\"quantity\":30,\"unit\":\"tablet\",\"filledOn\":\"2026-11-20\","
                        + "\"description\":\"lisinopril 10 mg, Ridgeline\"}")
                .post(path(released) + "/fill");
        assertThat(filled.statusCode()).isEqualTo(200);
        assertThat(filled.<String>path("fills[0].description")).isEqualTo("lisinopril 10 mg, Ridgeline");
        return released;
    }

    private static ValidatableResponse ask(
            PrescriptionReleased order, String operation, @Nullable String key, String body) {
        var request = riverside().contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post(path(order) + "/" + operation)
                .then();
    }

    private List<PharmacyRequestStated> stated(PrescriptionReleased order) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select payload from event where direction = 'P' and type = 'org.scriptline.pharmacy-request.stated.v1'
                      and subject in (select id::text from pharmacy_request where prescription_id = ?) order by id""")) {
                select.setObject(1, order.content().prescriptionId());
                List<PharmacyRequestStated> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(EventJson.readOwn(row.getBytes(1), PharmacyRequestStated.class));
                    }
                }
                return found;
            }
        });
    }

    private static String path(PrescriptionReleased released) {
        return "/orders/" + released.content().prescriptionId();
    }

    private static io.restassured.specification.RequestSpecification riverside() {
        return given().auth().oauth2(TestTokens.token("pharmacist2"));
    }
}
