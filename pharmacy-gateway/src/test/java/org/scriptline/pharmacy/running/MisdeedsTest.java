package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;

/** What the simulator's misbehaving pharmacies send, in both releases: what each is answered, and that nothing changes that should not. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class MisdeedsTest {

    private static final String PHARMACY = FakePharmacies.MISBEHAVING;
    private static final String NOT_DISPENSED =
            "<RxFill><FillStatus><NotDispensed><Note>Not dispensed</Note></NotDispensed></FillStatus></RxFill>";
    private static final String CHANGE =
            "<RxChangeRequest><MessageRequestCode>S</MessageRequestCode><MedicationPrescribed>"
                    + "<DrugDescription>lisinopril 10 MG Oral Tablet</DrugDescription></MedicationPrescribed></RxChangeRequest>";
    private static final String ALL = ScriptTexts.fill("90");

    @Inject
    Gateway gateway;

    @ParameterizedTest
    @ValueSource(strings = {"20170715", "2023011"})
    void notDispensedAfterAllWasDispensedIsAContradictionAndTakesNothingBack(String release) {
        // Given
        PrescriptionReleased released = filled(release);

        // When
        String told = post(release, ScriptTexts.about(PHARMACY, released, NOT_DISPENSED));

        // Then
        assertThat(told).isEqualTo("200 Status 010");
        PharmacyOrderStated last = gateway.awaitChanges(released, "delivered", "filled", "contradiction");
        assertThat(last.fill()).isEqualTo(FillStatus.DISPENSED);
        assertThat(last.fills()).hasSize(1);
        assertThat(last.contradictions())
                .containsExactly("The pharmacy said that it was not dispensed after it had dispensed all of it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20170715", "2023011"})
    void aFillAfterAnApprovedCancelIsAFactAndAContradictionAndTheCancelStands(String release) {
        // Given
        PrescriptionReleased released = delivered();
        UUID id = released.content().prescriptionId();
        UUID patient = released.content().patientId();
        gateway.batch(List.of(gateway.event(
                EventType.CANCEL_REQUESTED,
                id,
                patient,
                new CancelRequested(id, patient, CancelReason.COST, null, Instant.now()))));
        String cancel = gateway.awaitReceived(PHARMACY, released, 2).getLast();
        gateway.awaitChanges(released, "delivered", "cancel-requested", "cancel-sent");
        ScriptTexts.answer(PHARMACY, cancel, ScriptTexts.APPROVED);

        // When
        String told = post(release, ScriptTexts.about(PHARMACY, released, ScriptTexts.fill("30")));

        // Then
        assertThat(told).isEqualTo("200 Status 010");
        PharmacyOrderStated last = gateway.awaitChanges(
                released, "delivered", "cancel-requested", "cancel-sent", "cancel-approved", "filled");
        assertThat(last.cancel()).isEqualTo(CancelStatus.APPROVED);
        assertThat(last.contradictions()).containsExactly("Fill 0 was dispensed after the cancel was approved.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20170715", "2023011"})
    void aMessageToAnotherPrescriberIsRefusedAndChangesNothing(String release) {
        // Given
        PrescriptionReleased released = delivered();

        // When
        String told = post(release, ScriptTexts.about(PHARMACY, released, ALL).replace("1234567893", "1841234560"));

        // Then
        assertThat(told).isEqualTo("200 Error 900");
        gateway.awaitChanges(released, "delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20170715", "2023011"})
    void aChangeThatIsAskedForAfterTheFillGoesToThePrescriberAndLeavesTheOrder(String release) {
        // Given
        PrescriptionReleased released = filled(release);

        // When
        String told = post(release, ScriptTexts.about(PHARMACY, released, CHANGE));

        // Then
        assertThat(told).isEqualTo("200 Status 010");
        assertThat(gateway.awaitChanges(released, "delivered", "filled").fill()).isEqualTo(FillStatus.DISPENSED);
        assertThat(gateway.count(
                        "select count(*) from pharmacy_request where prescription_id = ?",
                        released.content().prescriptionId()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20170715", "2023011"})
    void aMessageIdThatIsUsedAgainGetsTheFirstAnswerAndIsKeptForOperations(String release) {
        // Given
        PrescriptionReleased released = delivered();
        String id = ScriptTexts.newMessageId();
        String first = named(id, ScriptTexts.about(PHARMACY, released, ALL));
        String told = post(release, first);
        long before = kept();

        // When
        String same = post(release, first.replace("</Message>", "<!-- again --></Message>"));
        long afterARepeat = kept();
        String second = named(id, ScriptTexts.about(PHARMACY, released, NOT_DISPENSED))
                .replace("</Body>", " ".repeat(100_000) + "</Body>");
        String other = post(release, second);
        String otherAgain = post(release, second);

        // Then
        assertThat(List.of(told, same, other, otherAgain)).containsOnly("200 Status 010");
        assertThat(afterARepeat).isEqualTo(before);
        assertThat(kept()).isEqualTo(before + 1);
        assertThat(gateway.count("""
                        select count(*) from refused_message
                        where whole and times = 2 and raw = convert_to(?, 'UTF8')""", in(release, second))).isEqualTo(1);
        assertThat(gateway.awaitChanges(released, "delivered", "filled").fills())
                .hasSize(1);
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("scriptline_inbound_reused_ids_total\\{?.* [1-9]");
    }

    @Test
    void anotherTransactionUnderAMessageIdIsRefusedAndKept() {
        // Given
        PrescriptionReleased released = delivered();
        String id = ScriptTexts.newMessageId();
        post("20170715", named(id, ScriptTexts.about(PHARMACY, released, ScriptTexts.VERIFY)));
        long before = kept();

        // When
        String told = post("20170715", named(id, ScriptTexts.about(PHARMACY, released, ALL)));

        // Then
        assertThat(told).isEqualTo("200 Error 900");
        assertThat(kept()).isEqualTo(before + 1);
        gateway.awaitChanges(released, "delivered", "verified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20170715", "2023011"})
    void whatIsTooLargeOrHasADoctypeIsRefusedAndChangesNothing(String release) {
        // Given
        PrescriptionReleased released = delivered();
        String sound = ScriptTexts.about(PHARMACY, released, ALL);

        // When
        String doctype = ScriptTexts.code(ScriptTexts.post(PHARMACY, "<!DOCTYPE Message>" + in(release, sound)));
        String tooLarge = post(release, sound.replace("</Body>", " ".repeat(1_100_000) + "</Body>"));
        String told = post(release, sound);

        // Then
        assertThat(List.of(doctype, tooLarge, told))
                .containsExactly("400 Error 900", "413 Error 900", "200 Status 010");
        assertThat(gateway.awaitChanges(released, "delivered", "filled").fills())
                .hasSize(1);
    }

    private PrescriptionReleased delivered() {
        PrescriptionReleased released = Released.to(PHARMACY);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        return released;
    }

    private PrescriptionReleased filled(String release) {
        PrescriptionReleased released = delivered();
        post(release, ScriptTexts.about(PHARMACY, released, ALL));
        gateway.awaitChanges(released, "delivered", "filled");
        return released;
    }

    private static String named(String messageId, String message) {
        return message.replaceFirst("<MessageID>[^<]*</MessageID>", "<MessageID>" + messageId + "</MessageID>");
    }

    private static String in(String release, String message) {
        return message.replace("<Message>", "<Message TransactionVersion=\"" + release + "\">");
    }

    private static String post(String release, String message) {
        return ScriptTexts.code(ScriptTexts.post(PHARMACY, in(release, message)));
    }

    private long kept() {
        return given().auth()
                .oauth2(TestTokens.token("ops"))
                .get("/inbound/refused")
                .<List<String>>path(
                        "items.findAll { it.sender == '" + PHARMACY + "' && it.code == 'MESSAGE_ID_REUSED' }.id")
                .size();
    }
}
