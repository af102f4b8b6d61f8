package org.scriptline.prescription.prescribing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.AlertsWithdrawn;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.json.EventJson;
import org.scriptline.prescription.prescribing.Alerts;
import org.scriptline.prescription.prescribing.Prescription;

/**
 * Takes back what was told of released prescriptions because of a record that is somebody else's. An alert that came
 * after the release and is no more needs no answer; the pharmacy is told to show it no longer.
 */
final class Withdrawals {
    private final AnswerStore answers;
    private final Actor actor;

    Withdrawals(AnswerStore answers, Actor actor) {
        this.answers = answers;
        this.actor = actor;
    }

    private record Before(Prescription prescription, boolean released, ScreeningResult told) {}

    /**
     * To be called before the answers replace those that they correct.
     *
     * @return ids of the alerts that were told before, by prescription: they are no news now
     */
    Map<UUID, Set<String>> apply(Transaction transaction, List<ScreeningAnswered> given, Instant now)
            throws SQLException {
        Map<UUID, ScreeningAnswered> unlinked = given.stream()
                .filter(answer -> answer.unlinked() != null)
                .collect(Collectors.toMap(ScreeningAnswered::prescriptionId, answer -> answer));
        Map<UUID, Set<String>> told = new HashMap<>();
        if (unlinked.isEmpty()) {
            return told;
        }
        List<Before> all = before(transaction.connection(), unlinked.values());
        Map<UUID, Integer> revisions = new HashMap<>();
        all.forEach(
                one -> revisions.put(one.prescription().id(), one.prescription().revision()));
        Map<UUID, List<AlertOverride>> overrides = answers.overrides(transaction.connection(), revisions);
        for (Before one : all) {
            UUID id = one.prescription().id();
            told.put(id, one.told().alertIds());
            if (one.released()) {
                withdraw(
                        transaction,
                        one,
                        Objects.requireNonNull(unlinked.get(id)),
                        overrides.getOrDefault(id, List.of()),
                        now);
            }
        }
        return told;
    }

    private void withdraw(
            Transaction transaction,
            Before before,
            ScreeningAnswered answer,
            List<AlertOverride> overrides,
            Instant now)
            throws SQLException {
        Set<String> left = answer.result().alertIds();
        List<String> gone = before.told().alertIds().stream()
                .filter(id -> !left.contains(id))
                .sorted()
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        Prescription prescription = before.prescription();
        List<Alert> open = Alerts.open(answer.result(), overrides);
        boolean waits = prescription.lateAlertOpen() && !open.isEmpty();
        try (PreparedStatement update = transaction.connection().prepareStatement("""
                update prescription set late_alert_open = ?, updated_at = ?, sequence = sequence + 1
                where id = ? and sequence = ?""")) {
            update.setBoolean(1, waits);
            update.setObject(2, PrescriptionRows.time(now));
            update.setObject(3, prescription.id());
            update.setLong(4, prescription.sequence());
            if (update.executeUpdate() != 1) {
                throw new SQLException("a withdrawal met another change", "40001");
            }
        }
        transaction.emit(new OutgoingEvent(
                EventType.ALERTS_WITHDRAWN,
                prescription.patient().toString(),
                prescription.id().toString(),
                prescription.sequence() + 1,
                new AlertsWithdrawn(
                        prescription.id(), prescription.patient(), gone, waits && Alerts.holdsDelivery(open)),
                actor));
    }

    private static List<Before> before(Connection connection, Iterable<ScreeningAnswered> given) throws SQLException {
        List<Object> ids = new ArrayList<>();
        List<Object> revisions = new ArrayList<>();
        for (ScreeningAnswered answer : given) {
            ids.add(answer.prescriptionId());
            revisions.add(answer.revision());
        }
        try (PreparedStatement select = connection.prepareStatement("select " + PrescriptionRows.COLUMNS + """
                , p.released_at is not null as was_released, s.answer as told
                from prescription p
                join unnest(?::uuid[], ?::int[]) as given (id, revision) on p.id = given.id and p.revision = given.revision
                join prescription_screening s on s.prescription = p.id and s.revision = p.revision
                order by p.id for update of p""")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            select.setArray(2, connection.createArrayOf("int", revisions.toArray()));
            List<Before> before = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    before.add(new Before(
                            PrescriptionRows.read(rows),
                            rows.getBoolean("was_released"),
                            EventJson.readOwn(rows.getBytes("told"), ScreeningAnswered.class)
                                    .result()));
                }
            }
            return before;
        }
    }
}
