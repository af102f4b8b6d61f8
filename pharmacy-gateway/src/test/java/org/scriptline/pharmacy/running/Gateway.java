package org.scriptline.pharmacy.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.codes.RerouteReason;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.FillNoticesRequested;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.RerouteRequested;
import org.scriptline.contracts.events.ResendRequested;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.json.EventJson;
import org.scriptline.pharmacy.delivery.MessageComposer;
import org.scriptline.pharmacy.delivery.Released;
import org.scriptline.pharmacy.delivery.events.PrescriptionEventsChannel;

/** What the tests do with the running gateway: put events before it and read what it stated. */
@ApplicationScoped
public class Gateway {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PrescriptionEventsChannel channel;
    private final Database database;
    private final Map<UUID, AtomicLong> sequences = new ConcurrentHashMap<>();
    private final AtomicLong offsets = new AtomicLong();

    Gateway(PrescriptionEventsChannel channel, Database database) {
        this.channel = channel;
        this.database = database;
    }

    static String orderNumber(PrescriptionReleased released) {
        return MessageComposer.hex(released.content().prescriptionId());
    }

    /** An event as a record of the topic, with the prescription's next sequence. */
    ConsumerRecord<String, byte[]> event(EventType type, UUID prescription, UUID patient, Record payload) {
        long sequence =
                sequences.computeIfAbsent(prescription, id -> new AtomicLong()).incrementAndGet();
        RecordHeaders headers = new RecordHeaders();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/prescription-service",
                        "ce_type",
                        type.code(),
                        "ce_time",
                        Instant.now().toString(),
                        "ce_subject",
                        prescription.toString(),
                        "ce_sequence",
                        Long.toString(sequence),
                        "ce_actor",
                        "1234567893",
                        "ce_organization",
                        "elm-street",
                        "content-type",
                        "application/json")
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                type.topic().code(),
                0,
                1_000_000 + offsets.incrementAndGet(),
                System.currentTimeMillis(),
                TimestampType.CREATE_TIME,
                0,
                0,
                patient.toString(),
                EventJson.write(payload),
                headers,
                Optional.empty());
    }

    /** The event of a release. */
    ConsumerRecord<String, byte[]> released(PrescriptionReleased released) {
        return event(
                EventType.PRESCRIPTION_RELEASED,
                released.content().prescriptionId(),
                released.content().patientId(),
                released);
    }

    /** Puts the events before the gateway in one batch, as a poll would. */
    void batch(List<ConsumerRecord<String, byte[]>> events) {
        channel.consume(new ConsumerRecords<>(
                Map.of(
                        new TopicPartition(
                                EventType.PRESCRIPTION_RELEASED.topic().code(), 0),
                        events),
                Map.of()));
    }

    /** Releases prescriptions, all in one batch. */
    void release(PrescriptionReleased... released) {
        batch(List.of(released).stream().map(this::released).toList());
    }

    /** An order that the pharmacy has. */
    PrescriptionReleased delivered(String pharmacy) {
        PrescriptionReleased released = Released.to(pharmacy);
        release(released);
        awaitChanges(released, "delivered");
        return released;
    }

    /** An order that the pharmacy has refused. */
    PrescriptionReleased rejected(String pharmacy) {
        PrescriptionReleased released = Released.to(pharmacy);
        FakePharmacies.answers(pharmacy, released, FakePharmacies.error("900"));
        release(released);
        awaitChanges(released, "rejected");
        return released;
    }

    /** An order of which nobody knows whether the pharmacy has it, however often it was tried; from now on it answers. */
    PrescriptionReleased unknown(String pharmacy) {
        PrescriptionReleased released = Released.to(pharmacy);
        FakePharmacies.answersEveryNewRx(pharmacy, released, "garbage");
        release(released);
        awaitChanges(released, "retrying");
        expire(released);
        awaitChanges(released, "retrying", "unknown");
        FakePharmacies.answersAgain(pharmacy, released);
        return released;
    }

    /** The prescriber asks to cancel, because of the cost. */
    void cancel(PrescriptionReleased released) {
        batch(List.of(cancelRequested(released, CancelReason.COST, null)));
    }

    /** The event of a cancel. */
    ConsumerRecord<String, byte[]> cancelRequested(
            PrescriptionReleased released, CancelReason reason, @Nullable String comment) {
        UUID id = released.content().prescriptionId();
        UUID patient = released.content().patientId();
        return event(
                EventType.CANCEL_REQUESTED,
                id,
                patient,
                new CancelRequested(id, patient, reason, comment, Instant.now()));
    }

    /** The prescriber wants it at another pharmacy. */
    void reroute(PrescriptionReleased released, String pharmacy, boolean liveTwice) {
        UUID id = released.content().prescriptionId();
        UUID patient = released.content().patientId();
        batch(List.of(event(
                EventType.REROUTE_REQUESTED,
                id,
                patient,
                new RerouteRequested(
                        id, patient, pharmacy, RerouteReason.PATIENT_REQUEST, null, liveTwice, Instant.now()))));
    }

    /** The prescriber wants it sent to the same pharmacy once more. */
    void resend(PrescriptionReleased released) {
        UUID id = released.content().prescriptionId();
        UUID patient = released.content().patientId();
        batch(List.of(
                event(EventType.RESEND_REQUESTED, id, patient, new ResendRequested(id, patient, null, Instant.now()))));
    }

    /** The prescriber chooses anew of which fills the practice hears. */
    void choose(PrescriptionReleased released, FillNotices notices) {
        UUID id = released.content().prescriptionId();
        UUID patient = released.content().patientId();
        batch(List.of(event(
                EventType.FILL_NOTICES_REQUESTED,
                id,
                patient,
                new FillNoticesRequested(id, patient, notices, Instant.now()))));
    }

    /** Everything stated about an order, in sequence; the sequences have no gap. */
    List<PharmacyOrderStated> stated(PrescriptionReleased released) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select sequence, payload from event
                    where subject = ? and topic = 'erx.pharmacy-order' and direction = 'P' order by sequence""")) {
                select.setString(1, released.content().prescriptionId().toString());
                List<PharmacyOrderStated> stated = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        assertThat(row.getLong(1)).isEqualTo(stated.size() + 1L);
                        stated.add(EventJson.readOwn(row.getBytes(2), PharmacyOrderStated.class));
                    }
                }
                return stated;
            }
        });
    }

    /** Waits until exactly these changes were stated, in this order, and gives the last state. */
    PharmacyOrderStated awaitChanges(PrescriptionReleased released, String... changes) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stated(released))
                        .extracting(stated -> stated.change().code())
                        .containsExactly(changes));
        return stated(released).getLast();
    }

    /** Waits until the pharmacy got so many messages of the order. */
    List<String> awaitReceived(String pharmacy, PrescriptionReleased released, int count) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(FakePharmacies.received(pharmacy, orderNumber(released)))
                        .hasSize(count));
        return FakePharmacies.received(pharmacy, orderNumber(released));
    }

    /** Changes what is stored of an order; the statement's only parameter is the prescription's id. */
    void change(String sql, PrescriptionReleased released) {
        database.run(transaction -> {
            try (PreparedStatement update = transaction.connection().prepareStatement(sql)) {
                update.setObject(1, released.content().prescriptionId());
                update.executeUpdate();
            }
        });
    }

    /** Lets the order's deadline pass. */
    void expire(PrescriptionReleased released) {
        database.run(transaction -> {
            try (PreparedStatement update = transaction
                    .connection()
                    .prepareStatement("update outgoing_message set deadline_at = now() where prescription_id = ?")) {
                update.setObject(1, released.content().prescriptionId());
                update.executeUpdate();
            }
        });
    }

    /**
     * Lets deliveries that tests before left to be tried again wait for days, so that rows which are compared stay as they are. What is on its way comes back first.
     */
    void leaveTheRestAlone() {
        await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).untilAsserted(() -> {
            update("""
                    update outgoing_message
                    set due_at = now() + interval '2 days', deadline_at = deadline_at + interval '4 days'
                    where state = 'DUE' and due_at < now() + interval '1 day'
                      and (leased_until is null or leased_until <= now())""");
            update("""
                    update pharmacy_order set cancel_deadline = cancel_deadline + interval '4 days'
                    where cancel in ('requested', 'pending') and cancel_deadline < now() + interval '1 day'""");
            assertThat(count("""
                            select count(*) from outgoing_message
                            where state = 'DUE' and due_at < now() + interval '1 day'""")).isZero();
        });
    }

    private void update(String sql) {
        database.run(transaction -> {
            try (PreparedStatement update = transaction.connection().prepareStatement(sql)) {
                update.executeUpdate();
            }
        });
    }

    /** Lets a pause have begun so long ago: what was due gets that time back when it ends. */
    void pausedSince(String pharmacy, Duration ago) {
        database.run(transaction -> {
            try (PreparedStatement update = transaction
                    .connection()
                    .prepareStatement(
                            "update pharmacy set partner_since = now() - make_interval(secs => ?) where ncpdp_id = ?")) {
                update.setDouble(1, ago.toSeconds());
                update.setString(2, pharmacy);
                update.executeUpdate();
            }
        });
    }

    /** Lets a kill switch have been thrown so long ago: what it stopped gets that time back when it is lifted. */
    void thrownSince(int killSwitch, Duration ago) {
        database.run(transaction -> {
            try (PreparedStatement update = transaction
                    .connection()
                    .prepareStatement(
                            "update kill_switch set thrown_at = now() - make_interval(secs => ?) where id = ?")) {
                update.setDouble(1, ago.toSeconds());
                update.setInt(2, killSwitch);
                update.executeUpdate();
            }
        });
    }

    /** Lets the order be older than it is. */
    void ageBy(PrescriptionReleased released, String interval) {
        database.run(transaction -> {
            try (PreparedStatement update = transaction
                    .connection()
                    .prepareStatement(
                            "update pharmacy_order set received_at = received_at - ?::interval where prescription_id = ?")) {
                update.setString(1, interval);
                update.setObject(2, released.content().prescriptionId());
                update.executeUpdate();
            }
        });
    }

    /** One number of the database. */
    long count(String sql, Object... parameters) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int index = 0; index < parameters.length; index++) {
                    select.setObject(index + 1, parameters[index]);
                }
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getLong(1) : -1;
                }
            }
        });
    }
}
