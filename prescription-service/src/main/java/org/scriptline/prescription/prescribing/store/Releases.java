package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.UnscreenedReleaseReason;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.json.EventJson;
import org.scriptline.prescription.patient.KnownPatient;
import org.scriptline.prescription.patient.store.PatientStore;
import org.scriptline.prescription.prescribing.Alerts;
import org.scriptline.prescription.prescribing.Prescription;

/** Emits releases with all that the pharmacy needs, in few statements for many prescriptions. */
@ApplicationScoped
public class Releases {

    private static final String WEIGHT = "29463-7";
    private static final String HEIGHT = "8302-2";

    private final PatientStore patients;
    private final AnswerStore answers;

    public Releases(PatientStore patients, AnswerStore answers) {
        this.patients = patients;
        this.answers = answers;
    }

    /** A release that the row has recorded; {@code sequence} is the event's. */
    record Released(
            Prescription prescription,
            long sequence,
            Instant at,
            @Nullable UnscreenedReleaseReason unscreenedReason,
            @Nullable String comment) {}

    private record Stored(
            PrescriptionContent content, @Nullable ScreeningAnswered screening) {}

    void emit(Transaction transaction, List<Released> released, Actor actor) throws SQLException {
        Map<UUID, Integer> revisions = new HashMap<>();
        released.forEach(
                one -> revisions.put(one.prescription().id(), one.prescription().revision()));
        Map<UUID, Stored> stored = stored(transaction.connection(), revisions);
        Map<UUID, List<AlertOverride>> overrides = answers.overrides(transaction.connection(), revisions);
        Map<UUID, KnownPatient> records = patients.byIds(
                transaction.connection(),
                released.stream().map(one -> one.prescription().patient()).toList());
        for (Released one : released) {
            Prescription prescription = one.prescription();
            transaction.emit(new OutgoingEvent(
                    EventType.PRESCRIPTION_RELEASED,
                    prescription.patient().toString(),
                    prescription.id().toString(),
                    one.sequence(),
                    payload(
                            one,
                            Objects.requireNonNull(stored.get(prescription.id())),
                            overrides.getOrDefault(prescription.id(), List.of()),
                            Objects.requireNonNull(records.get(prescription.patient()))
                                    .record()),
                    actor));
        }
    }

    private static PrescriptionReleased payload(
            Released one, Stored stored, List<AlertOverride> overrides, PatientRecordStated record) {
        ScreeningAnswered screening = stored.screening();
        return new PrescriptionReleased(
                stored.content(),
                record.demographics(),
                one.prescription().gatePass(),
                Objects.requireNonNull(one.prescription().signedAt()),
                one.at(),
                one.unscreenedReason(),
                one.comment(),
                screening == null ? List.of() : Alerts.overridden(screening.result(), overrides),
                record.allergies(),
                observation(record, WEIGHT),
                observation(record, HEIGHT));
    }

    private static @Nullable ObservationFact observation(PatientRecordStated record, String code) {
        return record.observations().stream()
                .filter(fact -> fact.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static Map<UUID, Stored> stored(Connection connection, Map<UUID, Integer> revisions) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select c.prescription, c.content, s.answer
                from unnest(?::uuid[], ?::int[]) as wanted (prescription, revision)
                join prescription_content c on c.prescription = wanted.prescription and c.revision = wanted.revision
                left join prescription_screening s
                     on s.prescription = c.prescription and s.revision = c.revision""")) {
            UUID[] ids = revisions.keySet().toArray(UUID[]::new);
            Integer[] numbers = new Integer[ids.length];
            for (int position = 0; position < ids.length; position++) {
                numbers[position] = revisions.get(ids[position]);
            }
            select.setArray(1, connection.createArrayOf("uuid", ids));
            select.setArray(2, connection.createArrayOf("int", numbers));
            Map<UUID, Stored> found = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    byte[] answer = rows.getBytes(3);
                    found.put(
                            rows.getObject(1, UUID.class),
                            new Stored(
                                    EventJson.readOwn(rows.getBytes(2), PrescriptionContent.class),
                                    answer == null ? null : EventJson.readOwn(answer, ScreeningAnswered.class)));
                }
            }
            return found;
        }
    }
}
