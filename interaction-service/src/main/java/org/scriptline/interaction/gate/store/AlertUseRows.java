package org.scriptline.interaction.gate.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Display;
import org.scriptline.interaction.gate.AlertAnswer;
import org.scriptline.interaction.gate.GateAnswer;
import org.scriptline.interaction.gate.ProfileEntry;
import org.scriptline.interaction.gate.Workspace;

/**
 * Which alerts of prescriptions were shown and what became of them, so that noisy rules are found. Nothing is written
 * for a prescription of which there is nothing to say.
 */
final class AlertUseRows {
    private AlertUseRows() {}

    private record Shown(ProfileEntry entry, Alert alert, String knowledge) {}

    static void write(Connection connection, Workspace workspace, Instant now) throws SQLException {
        List<Shown> shown = new ArrayList<>();
        for (GateAnswer answer : workspace.answers()) {
            answer.result().alerts().stream()
                    .filter(alert -> alert.display() != Display.LOG)
                    .forEach(alert -> shown.add(
                            new Shown(answer.entry(), alert, answer.result().knowledgeBase())));
        }
        insert(connection, shown, now);
        overridden(connection, workspace.alertAnswers(), now);
        accepted(connection, workspace.reconsidered(), shown, now);
    }

    private static void insert(Connection connection, List<Shown> shown, Instant now) throws SQLException {
        if (shown.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into alert_use (subject, alert_id, channel, practice, prescriber, record_id, rule, type, severity,
                                       display, knowledge, shown_at)
                select subject, alert_id, 'prescription', practice, prescriber, record_id, rule, type, severity, display,
                       knowledge, shown_at::timestamptz
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[])
                     as fresh (subject, alert_id, practice, prescriber, record_id, rule, type, severity, display, knowledge,
                               shown_at)
                on conflict do nothing""")) {
            new ArrayColumns<>(insert, shown)
                    .uuid(one -> one.entry().id())
                    .text(one -> one.alert().id())
                    .text(one -> one.entry().drug().practice())
                    .text(one -> one.entry().drug().npi())
                    .uuid(one -> one.entry().recordId())
                    .text(one -> one.alert().rule())
                    .text(one -> one.alert().type().code())
                    .text(one -> one.alert().severity().code())
                    .text(one -> one.alert().display().code())
                    .text(Shown::knowledge)
                    .instant(one -> now);
            insert.executeUpdate();
        }
    }

    private static void overridden(Connection connection, List<AlertAnswer> answers, Instant now) throws SQLException {
        if (answers.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update alert_use u set outcome = 'overridden', reason = given.reason, answered_at = given.answered_at::timestamptz,
                       answered_by = u.prescriber
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as given (subject, alert_id, reason, answered_at)
                where u.subject = given.subject and u.alert_id = given.alert_id and u.outcome <> 'overridden'""")) {
            new ArrayColumns<>(update, answers)
                    .uuid(AlertAnswer::prescription)
                    .text(AlertAnswer::alert)
                    .text(answer -> answer.reason().code())
                    .instant(answer -> now);
            update.executeUpdate();
        }
    }

    /** What was shown, not answered, and is no longer said since the prescriber thought again. */
    private static void accepted(Connection connection, Set<UUID> prescriptions, List<Shown> shown, Instant now)
            throws SQLException {
        if (prescriptions.isEmpty()) {
            return;
        }
        Set<String> still = new HashSet<>();
        shown.forEach(one -> still.add(one.entry().id() + " " + one.alert().id()));
        try (PreparedStatement update = connection.prepareStatement("""
                update alert_use set outcome = 'accepted', answered_at = ?, answered_by = prescriber
                where subject = any (?) and outcome = 'shown' and not (subject || ' ' || alert_id = any (?))""")) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setArray(2, connection.createArrayOf("uuid", prescriptions.toArray()));
            update.setArray(3, connection.createArrayOf("text", still.toArray()));
            update.executeUpdate();
        }
    }
}
