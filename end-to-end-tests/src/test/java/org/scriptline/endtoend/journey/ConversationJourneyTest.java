package org.scriptline.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scriptline.local.client.Practice.ELM_STREET;
import static org.scriptline.local.client.Practice.HARBOR_CARDIOLOGY;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scriptline.endtoend.stack.OnStack;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.Person;
import org.scriptline.local.client.PrescriptionRequest;

/** Pharmacies ask over SCRIPT in both releases, the prescriber answers, and what is answered passes every check again. */
@OnStack
class ConversationJourneyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PLAN = "S5820-034-000";

    /** Spoken to in 2017071. */
    private static final String CORNER = "5912342";

    /** Corner Pharmacy gives what is left to Riverside Pharmacy; with its MessageID and the order's number. */
    private static final String TRANSFER = """
            <Message><Header><To Qualifier="D">1234567893</To><From Qualifier="P">5912342</From><MessageID>%s</MessageID>\
            <PrescriberOrderNumber>%s</PrescriberOrderNumber></Header><Body><RxTransferResponse><Response><Approved/>\
            </Response><Pharmacy><Identification><NCPDPID>5912359</NCPDPID></Identification></Pharmacy>\
            <MedicationPrescribed><DrugDescription>lisinopril 10 MG Oral Tablet</DrugDescription></MedicationPrescribed>\
            </RxTransferResponse></Body></Message>""";

    /** Spoken to in 2023011. */
    private static final String NEWER = "5900028";

    @Test
    void aRenewalIsApprovedWithFewerRefillsHeldForANewAlertAndAnsweredOnceItPassesAndAChangeIsDenied(
            RunningStack stack) {
        // Given
        Journey journey = new Journey(stack);
        Person person = Journey.somebody();
        String sertraline = journey.prescribe(PrescriptionRequest.signed(ELM_STREET, person, Drug.SERTRALINE, NEWER)
                .withPlan(PLAN));
        String lisinopril = journey.prescribe(new PrescriptionRequest(
                ELM_STREET, Journey.somebody(), Drug.LISINOPRIL, CORNER, 30, 30, 2, PLAN, true));
        journey.untilAxes(ELM_STREET, sertraline, "completed", "verified", "none", "dispensed");
        journey.untilAxes(ELM_STREET, lisinopril, "active", "verified", "none", "dispensed");
        othersPrescribeTranylcypromine(journey, person);

        // When
        journey.letAsk(NEWER, "renew", sertraline, "&refills=3");
        journey.letAsk(CORNER, "change", lisinopril, "&code=T&drug=lisinopril%2020%20MG%20Oral%20Tablet&rxnorm=314077");
        JsonNode renewal = journey.untilInInbox(ELM_STREET, "renewal-requested", sertraline);
        JsonNode change = journey.untilInInbox(ELM_STREET, "change-requested", lisinopril);
        Answer granted = journey.answer(
                ELM_STREET,
                renewal.path("id").asText(),
                "approved-with-changes",
                ",{\"name\":\"refills\",\"valueInteger\":0}");
        Answer refused = journey.answer(
                ELM_STREET,
                change.path("id").asText(),
                "denied",
                ",{\"name\":\"reason\",\"valueCode\":\"CHANGE_INAPPROPRIATE\"}");

        // Then
        assertThat(renewal.at("/request/refills").asInt()).isEqualTo(3);
        assertThat(renewal.at("/request/timing/tooSoon").asBoolean()).isTrue();
        assertThat(change.at("/request/proposals/0/rxcui").asText()).isEqualTo("314077");
        assertThat(refused.status()).as(refused.body()).isEqualTo(200);
        assertThat(granted.status()).as(granted.body()).isEqualTo(200);
        String renewed =
                granted.json().at("/output/1/valueReference/reference").asText().replace("MedicationRequest/", "");
        journey.untilAxes(ELM_STREET, renewed, "held", "none", "none", "none");
        JsonNode held = await().atMost(PATIENCE)
                .until(
                        () -> journey.look(ELM_STREET, renewed),
                        look -> look.at("/coverage/covered").isBoolean());
        assertThat(journey.received(renewed)).isEmpty();

        // When
        Answer signed = journey.sign(ELM_STREET, renewed, Journey.interruptive(held.path("screening")));

        // Then
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        journey.untilAxes(ELM_STREET, renewed, "completed", "verified", "none", "dispensed");
        assertThat(journey.received(renewed)).containsExactly("RxRenewalResponse ApprovedWithChanges");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journey.received(lisinopril))
                        .containsExactly("NewRx", "RxChangeResponse Denied AL"));
        journey.untilAxes(ELM_STREET, lisinopril, "active", "verified", "none", "dispensed");
        JsonNode order = journey.call(
                        Call.get(ELM_STREET.who(), Call.PRESCRIPTION_SERVICE, "/fhir/MedicationRequest/" + renewed))
                .json();
        assertThat(order.at("/dispenseRequest/numberOfRepeatsAllowed").asInt(-1))
                .isZero();
        assertThat(order.at("/priorPrescription/reference").asText()).isEqualTo("MedicationRequest/" + sertraline);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journey.timeline(ELM_STREET, sertraline))
                        .contains(
                                "The pharmacy asked for a renewal.",
                                "The prescriber approved the request with changes.",
                                "The pharmacy has the prescriber's answer to its request."));
    }

    @Test
    void whatIsLeftOfATransferredPrescriptionIsDispensedAtTheOtherPharmacyAndThePrescriberSeesWhere(
            RunningStack stack) {
        // Given
        Journey journey = new Journey(stack);
        Pharmacist pharmacist = Pharmacist.atRiverside(journey);
        String order = journey.prescribe(new PrescriptionRequest(
                ELM_STREET, Journey.somebody(), Drug.LISINOPRIL, CORNER, 30, 30, 2, null, true));
        journey.untilAxes(ELM_STREET, order, "active", "verified", "none", "dispensed");

        // When
        Answer transferred = journey.call(new Call(
                CORNER,
                Call.PHARMACY_GATEWAY,
                "POST",
                "/script",
                Map.of("Content-Type", "application/xml", "Accept", "application/xml"),
                TRANSFER.formatted(UUID.randomUUID().toString().replace("-", ""), order.replace("-", ""))));
        journey.untilAxes(ELM_STREET, order, "active", "delivered", "none", "dispensed");
        String secret = pharmacist.claim(order);
        Answer filled = pharmacist.fill(order, secret, 1, 60);

        // Then
        assertThat(transferred.body()).contains("<Status><Code>010</Code></Status>");
        assertThat(filled.status()).as(filled.body()).isEqualTo(200);
        journey.untilAxes(ELM_STREET, order, "completed", "verified", "none", "dispensed");
        assertThat(journey.received(order)).containsExactly("NewRx");
        assertThat(journey.timeline(ELM_STREET, order))
                .contains(
                        "The prescription was transferred to another pharmacy. Pharmacy 5912359 got what is left of it.",
                        "The prescription goes to another pharmacy. Pharmacy 5912359 has it from pharmacy 5912342 by a"
                                + " transfer and may dispense the 60 tablet that are left.");
        assertThat(journey.call(Call.get(
                                ELM_STREET.who(),
                                Call.PRESCRIPTION_SERVICE,
                                "/fhir/MedicationDispense?prescription=MedicationRequest/" + order))
                        .json()
                        .findPath("entry")
                        .valueStream()
                        .map(entry -> entry.at("/resource/performer/0/actor/identifier/value")
                                .asText()))
                .containsExactlyInAnyOrder(CORNER, Pharmacist.RIVERSIDE);
    }

    @Test
    void aPharmacyAsksForPrescriptionsThatItLacksAndReadsTheDenialOrDispensesWhatIsWritten(RunningStack stack) {
        // Given
        Journey journey = new Journey(stack);
        Pharmacist pharmacist = Pharmacist.atRiverside(journey);
        Person person = Journey.somebody();
        String listed = journey.prescribe(
                PrescriptionRequest.signed(ELM_STREET, person, Drug.LISINOPRIL, Pharmacist.RIVERSIDE));
        journey.untilAxes(ELM_STREET, listed, "active", "delivered", "none", "none");

        // When
        Answer denied = journey.answer(
                ELM_STREET,
                asksFor(pharmacist, listed, "glucose test strips"),
                "denied",
                ",{\"name\":\"reason\",\"valueCode\":\"PATIENT_SHOULD_CALL\"}");
        String asked = asksFor(pharmacist, listed, Drug.ATORVASTATIN.text());
        Answer approved = journey.answer(
                ELM_STREET,
                asked,
                "approved",
                ",{\"name\":\"medicationRequest\",\"resource\":"
                        + PrescriptionRequest.signed(ELM_STREET, person, Drug.ATORVASTATIN, Pharmacist.RIVERSIDE)
                                .json()
                        + "}");

        // Then
        assertThat(denied.status()).as(denied.body()).isEqualTo(200);
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        String written = approved.json()
                .at("/output/1/valueReference/reference")
                .asText()
                .replace("MedicationRequest/", "");
        journey.untilAxes(ELM_STREET, written, "active", "delivered", "none", "none");
        assertThat(pharmacist.look(written).path("answersRequest").asText()).isEqualTo(asked);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                pharmacist.look(listed).path("requests").valueStream())
                        .extracting(request -> request.at("/answer/outcome").asText() + " "
                                + request.at("/answer/denialReason").asText("")
                                + request.at("/answer/order").asText(""))
                        .containsExactly("denied PATIENT_SHOULD_CALL", "approved " + written));

        // When
        Answer filled = pharmacist.fill(written, pharmacist.claim(written), 0, 30);

        // Then
        assertThat(filled.status()).as(filled.body()).isEqualTo(200);
        journey.untilAxes(ELM_STREET, written, "completed", "verified", "none", "dispensed");
        journey.untilAxes(ELM_STREET, listed, "active", "delivered", "none", "none");
        assertThat(journey.timeline(ELM_STREET, listed))
                .contains("The pharmacy asked for a prescription of another drug.");
    }

    /** The pharmacy asks from the order, and the request stands in the prescriber's inbox; its id. */
    private static String asksFor(Pharmacist pharmacist, String order, String drug) {
        Answer asked = pharmacist.act(
                order,
                "request-prescription",
                "{\"drug\":{\"description\":\"" + drug + "\"},\"note\":\"asked for today\"}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        JsonNode item = pharmacist.journey().untilInInbox(ELM_STREET, "new-prescription-requested", order);
        assertThat(item.at("/request/proposals/0/description").asText()).isEqualTo(drug);
        return item.path("id").asText();
    }

    @Test
    void anEmergencySupplyCountsBeforeItIsAnsweredAndAfterItIsRefused(RunningStack stack) {
        // Given
        Journey journey = new Journey(stack);
        Pharmacist pharmacist = Pharmacist.atRiverside(journey);
        Person person = Journey.somebody();
        String listed = journey.prescribe(
                PrescriptionRequest.signed(ELM_STREET, person, Drug.LISINOPRIL, Pharmacist.RIVERSIDE));
        journey.untilAxes(ELM_STREET, listed, "active", "delivered", "none", "none");

        // When
        Answer reported = pharmacist.act(
                listed,
                "emergency-supply",
                "{\"drug\":{\"description\":\"" + Drug.TRANYLCYPROMINE.text()
                        + "\",\"quantity\":6,\"daysSupply\":3},\"note\":\"The practice was closed.\"}");
        JsonNode item = journey.untilInInbox(ELM_STREET, "emergency-supply", listed);
        JsonNode before = screenedSertraline(journey, person);
        Answer refused = journey.answer(
                ELM_STREET,
                item.path("id").asText(),
                "denied",
                ",{\"name\":\"reason\",\"valueCode\":\"NEVER_PRESCRIBED\"}");
        JsonNode after = screenedSertraline(journey, person);

        // Then
        assertThat(reported.status()).as(reported.body()).isEqualTo(200);
        assertThat(refused.status()).as(refused.body()).isEqualTo(200);
        for (JsonNode screening : List.of(before, after)) {
            assertThat(screening.path("outcome").asText()).isEqualTo("ALERTS");
            assertThat(screening.at("/alerts/0/severity").asText()).isEqualTo("CONTRAINDICATED");
            assertThat(screening.at("/alerts/0/involved").findValuesAsText("origin"))
                    .contains("dispense");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(pharmacist
                                .look(listed)
                                .at("/requests/0/answer/denialReason")
                                .asText())
                        .isEqualTo("NEVER_PRESCRIBED"));
    }

    private static JsonNode screenedSertraline(Journey journey, Person person) {
        return journey.untilScreened(
                ELM_STREET,
                journey.prescribe(PrescriptionRequest.signed(ELM_STREET, person, Drug.SERTRALINE, CORNER)
                        .asDraft()));
    }

    /** Signed knowing of the sertraline; the patient's next sertraline meets it. */
    private static void othersPrescribeTranylcypromine(Journey journey, Person person) {
        String other =
                journey.prescribe(PrescriptionRequest.signed(HARBOR_CARDIOLOGY, person, Drug.TRANYLCYPROMINE, "5900010")
                        .asDraft());
        JsonNode screening = journey.untilScreened(HARBOR_CARDIOLOGY, other);
        Answer signed = journey.sign(HARBOR_CARDIOLOGY, other, Journey.interruptive(screening));
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        journey.untilAxes(HARBOR_CARDIOLOGY, other, "completed", "verified", "none", "dispensed");
    }
}
