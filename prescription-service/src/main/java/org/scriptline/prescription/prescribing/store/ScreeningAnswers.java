package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.LateAlertRaised;
import org.scriptline.contracts.events.PrescriptionHeld;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.json.EventJson;
import org.scriptline.prescription.prescribing.Alerts;
import org.scriptline.prescription.prescribing.Prescription;

/**
 * Applies screening answers in batches. An answer counts only for the revision and gate pass that it names; release and
 * hold are conditional updates, so that they, a cancel and an unscreened release have one winner.
 */
@ApplicationScoped
public class ScreeningAnswers {

    private static final Actor GATE = Actor.service("release gate");

    private final AnswerStore answerStore;
    private final Withdrawals withdrawals;
    private final Releases releases;
    private final StoppedReleases stopped;
    private final Clock clock;

    public ScreeningAnswers(AnswerStore answerStore, Releases releases, StoppedReleases stopped, Clock clock) {
        this.answerStore = answerStore;
        this.withdrawals = new Withdrawals(answerStore, GATE);
        this.releases = releases;
        this.stopped = stopped;
        this.clock = clock;
    }

    /** Stores the answers and moves the prescriptions that they decide. */
    public void apply(Transaction transaction, List<ScreeningAnswered> answers) throws SQLException {
        Instant now = clock.instant();
        Map<UUID, Set<String>> told = withdrawals.apply(transaction, answers, now);
        store(transaction.connection(), answers);
        release(transaction, with(answers, GateVerdict.CLEARED), now);
        hold(transaction, with(answers, GateVerdict.HELD), now);
        raiseLateAlerts(transaction, answers, told, now);
    }

    /**
     * Releases what waited for a kill switch that is lifted, at most {@code limit}; what another one stops waits on.
     *
     * @return how many had waited
     */
    public int releaseLifted(Transaction transaction, int limit) throws SQLException {
        List<ScreeningAnswered> waited = stopped.takeLifted(transaction.connection(), limit);
        release(transaction, with(waited, GateVerdict.CLEARED), clock.instant());
        return waited.size();
    }

    private void release(Transaction transaction, List<ScreeningAnswered> cleared, Instant now) throws SQLException {
        List<Releases.Released> released = new ArrayList<>();
        List<ScreeningAnswered> free = stopped.withhold(transaction.connection(), cleared, now);
        for (Prescription after : move(transaction.connection(), free, """
                set order_status = 'active', released_at = ?, updated_at = ?, sequence = p.sequence + 1
                from unnest(?::uuid[], ?::int[], ?::int[]) as given (id, revision, gate_pass)
                where p.id = given.id and p.revision = given.revision and p.gate_pass = given.gate_pass
                  and p.order_status in ('signed', 'held')""", now)) {
            released.add(new Releases.Released(after, after.sequence(), now, null, null));
        }
        if (!released.isEmpty()) {
            releases.emit(transaction, released, GATE);
        }
    }

    private void hold(Transaction transaction, List<ScreeningAnswered> held, Instant now) throws SQLException {
        Map<UUID, ScreeningAnswered> byId = byId(held);
        for (Prescription after : move(transaction.connection(), held, """
                set order_status = 'held', updated_at = greatest(?, ?::timestamptz), sequence = p.sequence + 1
                from unnest(?::uuid[], ?::int[], ?::int[]) as given (id, revision, gate_pass)
                where p.id = given.id and p.revision = given.revision and p.gate_pass = given.gate_pass
                  and p.order_status = 'signed'""", now)) {
            ScreeningAnswered answer = Objects.requireNonNull(byId.get(after.id()));
            transaction.emit(new OutgoingEvent(
                    EventType.PRESCRIPTION_HELD,
                    after.patient().toString(),
                    after.id().toString(),
                    after.sequence(),
                    new PrescriptionHeld(after.id(), after.patient(), after.gatePass(), answer.because()),
                    GATE));
        }
    }

    /** What is already with the pharmacy, or even dispensed, and now has an unanswered interruptive alert. */
    private void raiseLateAlerts(
            Transaction transaction, List<ScreeningAnswered> answers, Map<UUID, Set<String>> told, Instant now)
            throws SQLException {
        List<ScreeningAnswered> alerting = answers.stream()
                .filter(answer -> answer.verdict() == GateVerdict.HELD)
                .filter(answer -> answer.result().alerts().stream().anyMatch(Alert::interruptive))
                .toList();
        if (alerting.isEmpty()) {
            return;
        }
        Map<UUID, ScreeningAnswered> byId = byId(alerting);
        List<Prescription> released = released(transaction.connection(), alerting);
        Map<UUID, Integer> revisions = new HashMap<>();
        released.forEach(prescription -> revisions.put(prescription.id(), prescription.revision()));
        Map<UUID, List<AlertOverride>> overrides = answerStore.overrides(transaction.connection(), revisions);
        for (Prescription before : released) {
            ScreeningAnswered answer = Objects.requireNonNull(byId.get(before.id()));
            List<Alert> open = Alerts.open(answer.result(), overrides.getOrDefault(before.id(), List.of())).stream()
                    .filter(alert -> answer.because().contains(alert.id()))
                    .filter(alert -> !told.getOrDefault(before.id(), Set.of()).contains(alert.id()))
                    .toList();
            if (!open.isEmpty()) {
                raise(transaction, before, open, now);
            }
        }
    }

    private static void raise(Transaction transaction, Prescription before, List<Alert> open, Instant now)
            throws SQLException {
        try (PreparedStatement update = transaction.connection().prepareStatement("""
                update prescription set late_alert_open = true, updated_at = ?, sequence = sequence + 1
                where id = ? and sequence = ?""")) {
            update.setObject(1, PrescriptionRows.time(now));
            update.setObject(2, before.id());
            update.setLong(3, before.sequence());
            if (update.executeUpdate() != 1) {
                throw new SQLException("a late alert met another change", "40001");
            }
        }
        transaction.emit(new OutgoingEvent(
                EventType.LATE_ALERT_RAISED,
                before.patient().toString(),
                before.id().toString(),
                before.sequence() + 1,
                new LateAlertRaised(before.id(), before.patient(), open, Alerts.holdsDelivery(open)),
                GATE));
    }

    private static List<Prescription> released(Connection connection, List<ScreeningAnswered> answers)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + PrescriptionRows.COLUMNS + """

                 from prescription p join unnest(?::uuid[], ?::int[]) as given (id, revision)
                on p.id = given.id and p.revision = given.revision
                where p.order_status in (?, ?) and p.cancel_status in ('none', 'denied', 'unknown')
                order by p.id for update of p""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            answers.stream()
                                    .map(ScreeningAnswered::prescriptionId)
                                    .toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "int",
                            answers.stream().map(ScreeningAnswered::revision).toArray()));
            select.setString(3, OrderStatus.ACTIVE.code());
            select.setString(4, OrderStatus.COMPLETED.code());
            return read(select);
        }
    }

    private static List<Prescription> move(
            Connection connection, List<ScreeningAnswered> answers, String change, Instant now) throws SQLException {
        if (answers.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement update = connection.prepareStatement(
                "update prescription p " + change + " returning " + PrescriptionRows.COLUMNS)) {
            update.setObject(1, PrescriptionRows.time(now));
            update.setObject(2, PrescriptionRows.time(now));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid",
                            answers.stream()
                                    .map(ScreeningAnswered::prescriptionId)
                                    .toArray()));
            update.setArray(
                    4,
                    connection.createArrayOf(
                            "int",
                            answers.stream().map(ScreeningAnswered::revision).toArray()));
            update.setArray(
                    5,
                    connection.createArrayOf(
                            "int",
                            answers.stream().map(ScreeningAnswered::gatePass).toArray()));
            return read(update);
        }
    }

    private static void store(Connection connection, List<ScreeningAnswered> answers) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into prescription_screening (prescription, revision, gate_pass, answer)
                select p.id, given.revision, given.gate_pass, given.answer
                from unnest(?::uuid[], ?::int[], ?::int[], ?::bytea[])
                     as given (prescription, revision, gate_pass, answer)
                join prescription p on p.id = given.prescription and p.revision = given.revision
                on conflict (prescription) do update
                set revision = excluded.revision, gate_pass = excluded.gate_pass, answer = excluded.answer""")) {
            upsert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            answers.stream()
                                    .map(ScreeningAnswered::prescriptionId)
                                    .toArray()));
            upsert.setArray(
                    2,
                    connection.createArrayOf(
                            "int",
                            answers.stream().map(ScreeningAnswered::revision).toArray()));
            upsert.setArray(
                    3,
                    connection.createArrayOf(
                            "int",
                            answers.stream().map(ScreeningAnswered::gatePass).toArray()));
            upsert.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", answers.stream().map(EventJson::write).toArray(byte[][]::new)));
            upsert.executeUpdate();
        }
    }

    private static List<Prescription> read(PreparedStatement statement) throws SQLException {
        List<Prescription> prescriptions = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                prescriptions.add(PrescriptionRows.read(rows));
            }
        }
        return prescriptions;
    }

    private static List<ScreeningAnswered> with(List<ScreeningAnswered> answers, GateVerdict verdict) {
        return answers.stream().filter(answer -> answer.verdict() == verdict).toList();
    }

    private static Map<UUID, ScreeningAnswered> byId(List<ScreeningAnswered> answers) {
        Map<UUID, ScreeningAnswered> byId = new HashMap<>();
        answers.forEach(answer -> byId.put(answer.prescriptionId(), answer));
        return byId;
    }
}
