package org.scriptline.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scriptline.local.client.Practice.ELM_STREET;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.endtoend.stack.OnStack;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Axes;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.PrescriptionRequest;

/** From a signature to a pharmacy that takes it, refuses it, is away, or is asked to cancel. */
@OnStack
class DeliveryJourneysTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Journey journey;

    @BeforeEach
    void begin(RunningStack stack) {
        journey = new Journey(stack);
    }

    private String prescribe(Drug drug, String pharmacy) {
        return journey.prescribe(PrescriptionRequest.signed(ELM_STREET, Journey.somebody(), drug, pharmacy));
    }

    @Test
    void aDraftThatIsSignedIsScreenedDeliveredVerifiedAndFilled() {
        // Given
        String prescription =
                journey.prescribe(PrescriptionRequest.signed(ELM_STREET, Journey.somebody(), Drug.LISINOPRIL, "5912342")
                        .asDraft());
        assertThat(journey.untilScreened(ELM_STREET, prescription)
                        .path("outcome")
                        .asText())
                .isEqualTo("CLEAR");
        assertThat(Axes.of(journey.look(ELM_STREET, prescription)))
                .isEqualTo(new Axes("draft", "none", "none", "none"));
        // When
        assertThat(journey.sign(ELM_STREET, prescription).status()).isEqualTo(200);
        // Then
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                journey.atPharmacy(prescription).path("fills").toString())
                        .isEqualTo("[{\"number\":1,\"quantity\":30,\"sent\":1}]"));
        assertThat(journey.newRx(prescription)).contains("lisinopril 10 MG Oral Tablet");
    }

    @Test
    void draftAndSignInOneCallIsFilled() {
        // When
        String prescription = prescribe(Drug.METFORMIN, "5900010");
        // Then
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
    }

    @Test
    void aPharmacyThatSaysEverythingTwiceFillsOnce() {
        // When
        String prescription = prescribe(Drug.LISINOPRIL, "5900006");
        // Then
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                journey.atPharmacy(prescription).path("fills").toString())
                        .isEqualTo("[{\"number\":1,\"quantity\":30,\"sent\":2}]"));
    }

    @Test
    void aPharmacyThatGetsItAsATaskReportsTheFillByThatTask() {
        // When
        String prescription = prescribe(Drug.METFORMIN, "5900033");
        // Then
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(journey.fillsTold(prescription)).containsExactly("fhir-report HTTP status 200"));
        assertThat(journey.atPharmacy(prescription).path("messageIds").asInt()).isEqualTo(1);
    }

    @Test
    void aRejectedPrescriptionFailsWithThePharmacysCode() {
        // When
        String prescription = prescribe(Drug.LISINOPRIL, "5900002");
        // Then
        journey.untilAxes(ELM_STREET, prescription, "active", "failed", "none", "none");
        assertThat(journey.atPharmacy(prescription).path("messageIds").asInt()).isEqualTo(1);
        assertThat(String.join(" ", journey.timeline(ELM_STREET, prescription))).contains("900");
    }

    @Test
    void aPharmacyThatIsAwayGetsItWhenItIsBack() {
        // Given
        journey.switchPharmacy("5900003", "down");
        String prescription = prescribe(Drug.LISINOPRIL, "5900003");
        journey.untilAxes(ELM_STREET, prescription, "active", "retrying", "none", "none");
        // When
        journey.switchPharmacy("5900003", "up");
        // Then
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
        assertThat(journey.atPharmacy(prescription).path("messageIds").asInt()).isEqualTo(1);
    }

    @Test
    void aBusyPharmacyGetsTheSameMessageAgain() {
        // When
        String prescription = prescribe(Drug.LISINOPRIL, "5900004");
        // Then
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
        assertThat(journey.atPharmacy(prescription).path("newRx").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(journey.atPharmacy(prescription).path("messageIds").asInt()).isEqualTo(1);
    }

    @Test
    void aPharmacyWhoseAnswerComesTooLateFillsOnceAllTheSame() {
        // When
        String prescription = prescribe(Drug.LISINOPRIL, "5900005");
        // Then
        journey.untilAxes(ELM_STREET, prescription, "completed", "verified", "none", "dispensed");
        assertThat(journey.atPharmacy(prescription).path("messageIds").asInt()).isEqualTo(1);
        assertThat(journey.atPharmacy(prescription).path("fills")).hasSize(1);
    }

    @Test
    void aCancelThatIsNeverAnsweredStaysPendingAndTheOrderActive() {
        // Given
        String prescription = journey.prescribe(new PrescriptionRequest(
                ELM_STREET, Journey.somebody(), Drug.LISINOPRIL, "5900008", 30, 30, 1, null, true));
        journey.untilAxes(ELM_STREET, prescription, "active", "verified", "none", "dispensed");
        // When
        assertThat(journey.cancel(ELM_STREET, prescription, "THERAPY_CHANGED").succeeded())
                .isTrue();
        // Then
        journey.untilAxes(ELM_STREET, prescription, "active", "verified", "pending", "dispensed");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journey.atPharmacy(prescription)
                                .path("cancelRx")
                                .asInt())
                        .isEqualTo(1));
    }

    @Test
    void aCancelBeforeDispensingIsApprovedAndNothingIsFilled() {
        // Given
        String prescription = prescribe(Drug.LISINOPRIL, "5900001");
        journey.untilAxes(ELM_STREET, prescription, "active", "accepted-by-network", "none", "none");
        // When
        assertThat(journey.cancel(ELM_STREET, prescription, "PATIENT_REQUEST").succeeded())
                .isTrue();
        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            Axes axes = Axes.of(journey.look(ELM_STREET, prescription));
            assertThat(axes.order()).isEqualTo("cancelled");
            assertThat(axes.cancel()).isEqualTo("approved");
            assertThat(axes.fill()).isEqualTo("none");
        });
        assertThat(journey.atPharmacy(prescription).path("fills")).isEmpty();
    }

    @Test
    void aPharmacyThatIsNotToTellOfFillsFillsAndTellsNothing() {
        // Given
        String prescription = prescribe(Drug.LISINOPRIL, "5900001");
        journey.untilAxes(ELM_STREET, prescription, "active", "accepted-by-network", "none", "none");
        // When
        assertThat(journey.fillNotices(ELM_STREET, prescription, "NONE").status())
                .isEqualTo(200);
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                journey.atPharmacy(prescription).path("fills").toString())
                        .isEqualTo("[{\"number\":1,\"quantity\":30,\"sent\":0}]"));
        journey.untilAxes(ELM_STREET, prescription, "active", "verified", "none", "none");
        assertThat(journey.received(prescription)).containsExactly("NewRx", "RxFillIndicatorChange");
        assertThat(journey.timeline(ELM_STREET, prescription))
                .contains(
                        "The practice chose of which fills it hears from now on: of none.",
                        "The pharmacy was told of which fills the practice wants to hear. The pharmacy's system"
                                + " accepted the message.");
    }

    @Test
    void aCancelAfterDispensingIsDeniedAndThePrescriberIsTold() {
        // Given
        String prescription = journey.prescribe(new PrescriptionRequest(
                ELM_STREET, Journey.somebody(), Drug.LISINOPRIL, "5900009", 30, 30, 1, null, true));
        journey.untilAxes(ELM_STREET, prescription, "active", "verified", "none", "dispensed");
        // When
        assertThat(journey.cancel(ELM_STREET, prescription, "THERAPY_CHANGED").succeeded())
                .isTrue();
        // Then
        journey.untilAxes(ELM_STREET, prescription, "active", "verified", "denied", "dispensed");
    }
}
