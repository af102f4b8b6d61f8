package org.scriptline.formulary.hooks.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.scriptline.contracts.hooks.HookKind;
import org.scriptline.formulary.hooks.Card;
import org.scriptline.kit.hooks.Feedback;
import org.scriptline.kit.hooks.HookCaller;

/** Keeps which cards were shown to whom, so that feedback finds them, and what became of them. */
@ApplicationScoped
public class CardStore {

    private final Clock clock;

    public CardStore(Clock clock) {
        this.clock = clock;
    }

    /** Keeps the cards; those of a repeated call are there already. */
    public void shown(Connection connection, HookKind kind, List<Card> cards, HookCaller caller) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into hook_card (card_id, hook, practice, prescriber, shown_at)
                values (?, ?, ?, ?, ?) on conflict do nothing""")) {
            for (Card card : cards) {
                insert.setObject(1, card.uuid());
                insert.setString(2, kind.code());
                insert.setString(3, caller.practice());
                insert.setString(4, caller.npi());
                insert.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
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
                update hook_card
                set outcome = case when newer then ? else outcome end, reason = case when newer then ? else reason end,
                    comment = case when newer then ? else comment end,
                    suggestions = case when newer then ? else suggestions end,
                    answered_at = case when newer then given else answered_at end,
                    answered_by = case when newer then ? else answered_by end
                from (select card_id as card, given, answered_at is null or answered_at < given as newer
                      from hook_card, (select ?::timestamptz as given) as timing where card_id = ?) as known
                where card_id = card and hook = ? and practice = ?""")) {
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
