package org.scriptline.interaction.hooks.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.hooks.HookKind;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.interaction.hooks.CardWriter;
import org.scriptline.kit.hooks.Feedback;
import org.scriptline.kit.hooks.HookCaller;

/** Keeps which cards were shown, so that feedback finds them, and what became of them. */
@ApplicationScoped
public class CardStore {
    private final Clock clock;

    public CardStore(Clock clock) {
        this.clock = clock;
    }

    /** Keeps the cards; those of a repeated call are there already. */
    public void shown(
            Connection connection,
            HookKind kind,
            List<CardWriter.Written> cards,
            HookCaller caller,
            @Nullable String npi,
            @Nullable UUID record,
            String knowledgeBase)
            throws SQLException {
        if (cards.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into alert_use (subject, alert_id, channel, practice, prescriber, record_id, rule, type, severity,
                                       display, knowledge, shown_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            for (CardWriter.Written written : cards) {
                Alert alert = written.alert();
                insert.setObject(1, written.card().uuid());
                insert.setString(2, alert == null ? "" : alert.id());
                insert.setString(3, kind.code());
                insert.setString(4, caller.practice());
                insert.setString(5, npi);
                insert.setObject(6, record);
                insert.setString(7, alert == null ? null : alert.rule());
                insert.setString(8, alert == null ? null : alert.type().code());
                insert.setString(9, alert == null ? null : alert.severity().code());
                insert.setString(10, alert == null ? null : alert.display().code());
                insert.setString(11, knowledgeBase);
                insert.setObject(12, clock.instant().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Keeps what became of a card; what is older than what is known changes nothing.
     *
     * @return whether there is such a card of this practice and service
     */
    public boolean answered(Connection connection, HookKind kind, Feedback feedback, HookCaller caller)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update alert_use
                set outcome = case when newer then ? else outcome end, reason = case when newer then ? else reason end,
                    comment = case when newer then ? else comment end,
                    suggestions = case when newer then ? else suggestions end,
                    answered_at = case when newer then given else answered_at end,
                    answered_by = case when newer then ? else answered_by end
                from (select subject as card, given, answered_at is null or answered_at < given as newer
                      from alert_use, (select ?::timestamptz as given) as timing where subject = ?) as known
                where subject = card and channel = ? and practice = ?""")) {
            update.setString(1, feedback.accepted() ? "accepted" : "overridden");
            update.setString(2, feedback.reason());
            update.setString(3, feedback.comment());
            update.setArray(
                    4, connection.createArrayOf("text", feedback.suggestions().toArray()));
            update.setString(5, caller.npi() == null ? caller.name() : caller.npi());
            update.setObject(6, feedback.at().atOffset(ZoneOffset.UTC));
            update.setObject(7, feedback.card());
            update.setString(8, kind.code());
            update.setString(9, caller.practice());
            return update.executeUpdate() > 0;
        }
    }
}
