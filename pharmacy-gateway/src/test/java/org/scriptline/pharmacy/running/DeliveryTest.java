package org.scriptline.pharmacy.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.AlertsWithdrawn;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.LateAlertRaised;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.pharmacy.delivery.Released;

/** Prescriptions on their way to pharmacies that answer, do not answer, or answer nonsense. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class DeliveryTest {

    private static final String CORNER = "5912342";

    @Inject
    Gateway gateway;

    @Test
    void takesAReleaseFromTheBrokerAndDeliversItWithOneEvent() {
        // Given
        PrescriptionReleased released = Released.to(CORNER);
        ConsumerRecord<String, byte[]> event = gateway.released(released);

        // When
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestPlatform.bootstrapServers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class))) {
            producer.send(new ProducerRecord<>(event.topic(), null, event.key(), event.value(), event.headers()));
        }

        // Then
        PharmacyOrderStated stated = gateway.awaitChanges(released, "delivered");
        assertThat(stated.transmission()).isEqualTo(TransmissionStatus.DELIVERED);
        assertThat(stated.attempts()).isEqualTo(1);
        assertThat(stated.authorisedQuantity()).isEqualByComparingTo("90");
        assertThat(FakePharmacies.received(CORNER, Gateway.orderNumber(released)))
                .singleElement()
                .asString()
                .contains("<NewRx>", "<BusinessName>Corner Pharmacy</BusinessName>");
    }

    @Test
    void livesAWholeLifeInThreeEventsAndAbsorbsRepeats() {
        // Given
        PrescriptionReleased released = Released.to(CORNER);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        String newRx = gateway.awaitReceived(CORNER, released, 1).getFirst();
        String fill = ScriptTexts.message(
                CORNER, ScriptTexts.newMessageId(), FakePharmacies.messageId(newRx), ScriptTexts.fill("30"));

        // When
        List<String> answers = List.of(
                ScriptTexts.answer(CORNER, newRx, ScriptTexts.VERIFY),
                ScriptTexts.answer(CORNER, newRx, ScriptTexts.VERIFY),
                ScriptTexts.code(ScriptTexts.post(CORNER, fill)),
                ScriptTexts.code(ScriptTexts.post(CORNER, fill.replace(">30<", ">60<"))));

        // Then
        assertThat(answers).containsOnly("200 Status 010");
        PharmacyOrderStated last = gateway.awaitChanges(released, "delivered", "verified", "filled");
        assertThat(last.fill()).isEqualTo(FillStatus.DISPENSED);
        assertThat(last.dispensedQuantity()).isEqualByComparingTo("30");
        assertThat(last.contradictions()).isEmpty();
    }

    @Test
    void repeatsTheSameMessageIdUntilAnAnswerComes() {
        // Given
        String pharmacy = "5900001";
        PrescriptionReleased released = Released.to(pharmacy);
        FakePharmacies.answers(
                pharmacy, released, FakePharmacies.error("600"), "<html>It works!", FakePharmacies.status("000"));

        // When
        gateway.release(released);

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(released, "retrying", "accepted-by-network");
        assertThat(last.attempts()).isEqualTo(3);
        assertThat(gateway.awaitReceived(pharmacy, released, 3))
                .extracting(FakePharmacies::messageId)
                .containsOnly(FakePharmacies.messageId(
                        gateway.awaitReceived(pharmacy, released, 3).getFirst()));
    }

    @Test
    void failsWithTheCodeWhenThePharmacyRejects() {
        // Given
        String pharmacy = "5900002";
        PrescriptionReleased released = Released.to(pharmacy);
        FakePharmacies.answers(pharmacy, released, FakePharmacies.error("900"));

        // When
        gateway.release(released);

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(released, "rejected");
        assertThat(last.transmission()).isEqualTo(TransmissionStatus.FAILED);
        assertThat(last.errorCode()).isEqualTo("900");
        assertThat(last.detail()).isEqualTo("The pharmacy rejected it.");
    }

    @Test
    void failsAtOnceWhenThePharmacyIsNotThereOrTheMessageDoesNotFit() {
        // Given
        PrescriptionReleased unknown = Released.to("5999999");
        PrescriptionReleased inactive = Released.to("5900009");
        PrescriptionReleased tooLong = Released.to(CORNER, UUID.randomUUID(), List.of(), null, "n".repeat(211));

        // When
        gateway.release(unknown, inactive, tooLong);

        // Then
        assertThat(gateway.awaitChanges(unknown, "failed").detail()).isEqualTo("The pharmacy is not in the directory.");
        assertThat(gateway.awaitChanges(inactive, "failed").detail())
                .isEqualTo("The pharmacy does not take prescriptions at present.");
        assertThat(gateway.awaitChanges(tooLong, "failed").detail())
                .isEqualTo("It does not fit a SCRIPT message: Note is longer than 210 characters.");
    }

    @Test
    void sendsNothingMoreOnceAVerifyCameThoughTheStatusNeverDid() {
        // Given
        String pharmacy = "5900005";
        CountDownLatch silence = FakePharmacies.silent(pharmacy);
        PrescriptionReleased released = Released.to(pharmacy);
        gateway.release(released);
        String newRx = gateway.awaitReceived(pharmacy, released, 1).getFirst();

        // When
        String answer = ScriptTexts.answer(pharmacy, newRx, ScriptTexts.VERIFY);
        silence.countDown();

        // Then
        assertThat(answer).isEqualTo("200 Status 010");
        gateway.awaitChanges(released, "verified");
        assertThat(gateway.count(
                        "select count(*) from outgoing_message where prescription_id = ? and state = 'ANSWERED'",
                        released.content().prescriptionId()))
                .isEqualTo(1);
        assertThat(FakePharmacies.received(pharmacy, Gateway.orderNumber(released)))
                .hasSize(1);
    }

    @Test
    void cancelsAtThePharmacyOnlyAfterTheNewRxWasAnswered() {
        // Given
        String pharmacy = "5900003";
        PrescriptionReleased released = Released.to(pharmacy);
        FakePharmacies.answers(pharmacy, released, FakePharmacies.error("602"));
        gateway.release(released);
        gateway.awaitReceived(pharmacy, released, 1);

        // When
        gateway.batch(List.of(cancel(released)));

        // Then
        List<String> received = gateway.awaitReceived(pharmacy, released, 3);
        assertThat(received.get(1)).contains("<NewRx>");
        assertThat(received.get(2))
                .contains(
                        "<CancelRx>",
                        "<RelatesToMessageID>" + FakePharmacies.messageId(received.getFirst()) + "<",
                        "WRONG PATIENT");
        assertThat(ScriptTexts.answer(pharmacy, received.get(2), ScriptTexts.APPROVED))
                .isEqualTo("200 Status 010");
        assertThat(gateway.stated(released).getLast().cancel()).isEqualTo(CancelStatus.APPROVED);
    }

    @Test
    void saysAtOnceThatAPharmacyCannotBeAskedToCancel() {
        // Given
        PrescriptionReleased released = Released.to(FakePharmacies.NO_CANCELS);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        PrescriptionReleased onItsWay = Released.to(FakePharmacies.NO_CANCELS);
        FakePharmacies.answersEveryNewRx(FakePharmacies.NO_CANCELS, onItsWay, "garbage");
        gateway.release(onItsWay);
        gateway.awaitChanges(onItsWay, "retrying");

        // When
        gateway.batch(List.of(cancel(released), cancel(onItsWay)));

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(released, "delivered", "cancel-requested", "cancel-unknown");
        assertThat(last.cancel()).isEqualTo(CancelStatus.UNKNOWN);
        assertThat(last.detail())
                .isEqualTo("The pharmacy takes no cancellation electronically and was not asked: telephone it.");
        gateway.awaitChanges(onItsWay, "retrying", "cancel-requested", "unknown", "cancel-unknown");
        for (PrescriptionReleased order : List.of(released, onItsWay)) {
            assertThat(gateway.count(
                            "select count(*) from outgoing_message where prescription_id = ? and (kind = 'CANCEL_RX' or state = 'DUE')",
                            order.content().prescriptionId()))
                    .isZero();
        }
    }

    @Test
    void approvesACancelByItselfWhenNothingEverLeft() {
        // Given
        PrescriptionReleased released = Released.to("5900004");

        // When
        gateway.batch(List.of(gateway.released(released), cancel(released)));

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(released, "cancel-approved");
        assertThat(last.transmission()).isEqualTo(TransmissionStatus.NONE);
        assertThat(gateway.count(
                        "select count(*) from delivery_attempt a join outgoing_message m on m.id = a.message_id where m.prescription_id = ?",
                        released.content().prescriptionId()))
                .isZero();
        assertThat(gateway.count(
                        "select count(*) from outgoing_message where prescription_id = ? and state = 'WITHDRAWN'",
                        released.content().prescriptionId()))
                .isEqualTo(1);
    }

    @Test
    void keepsADeliveryBackForALateAlertAndLetsItGoWhenItIsAnsweredOrWithdrawn() {
        // Given
        String pharmacy = "5900006";
        PrescriptionReleased released = Released.to(pharmacy);
        PrescriptionReleased other = Released.to(pharmacy);
        UUID id = released.content().prescriptionId();
        UUID patient = released.content().patientId();
        hold(released);
        hold(other);
        gateway.awaitChanges(released, "delivery-held");
        gateway.awaitChanges(other, "delivery-held");
        assertThat(FakePharmacies.received(pharmacy, Gateway.orderNumber(released)))
                .isEmpty();

        // When
        gateway.batch(List.of(gateway.event(
                EventType.ALERTS_WITHDRAWN,
                other.content().prescriptionId(),
                other.content().patientId(),
                new AlertsWithdrawn(
                        other.content().prescriptionId(), other.content().patientId(), List.of("late"), false))));
        gateway.batch(List.of(gateway.event(
                EventType.LATE_ALERT_ANSWERED,
                id,
                patient,
                new LateAlertAnswered(
                        id, patient, List.of(Released.overridden("late", Severity.CONTRAINDICATED, "ECG"))))));

        // Then
        gateway.awaitChanges(released, "delivery-held", "delivery-resumed", "delivered");
        gateway.awaitReceived(pharmacy, released, 1);
        gateway.awaitChanges(other, "delivery-held", "delivery-resumed", "delivered");
    }

    private void hold(PrescriptionReleased released) {
        UUID id = released.content().prescriptionId();
        UUID patient = released.content().patientId();
        LateAlertRaised raised =
                new LateAlertRaised(id, patient, List.of(Released.alert("late", Severity.CONTRAINDICATED)), true);
        gateway.batch(
                List.of(gateway.released(released), gateway.event(EventType.LATE_ALERT_RAISED, id, patient, raised)));
    }

    @Test
    void givesUpAtTheDeadlineAndTakesALateAnswerAllTheSame() {
        // Given
        String pharmacy = "5900007";
        PrescriptionReleased released = Released.to(pharmacy);
        FakePharmacies.answersEveryNewRx(pharmacy, released, "garbage");
        gateway.release(released);
        gateway.awaitChanges(released, "retrying");
        gateway.expire(released);
        gateway.awaitChanges(released, "retrying", "unknown");

        // When
        String newRx =
                FakePharmacies.received(pharmacy, Gateway.orderNumber(released)).getFirst();
        String answer = ScriptTexts.answer(pharmacy, newRx, ScriptTexts.VERIFY);

        // Then
        assertThat(answer).isEqualTo("200 Status 010");
        gateway.awaitChanges(released, "retrying", "unknown", "verified");
    }

    private ConsumerRecord<String, byte[]> cancel(PrescriptionReleased released) {
        return gateway.cancelRequested(released, CancelReason.WRONG_PATIENT, null);
    }
}
