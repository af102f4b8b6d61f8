package org.scriptline.pharmacy.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.pharmacy.delivery.MessageComposer;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.script.ErrorAnswer;

/**
 * Messages of ours that wait for operations: the receiver could not process them (601), or its configuration or ours does not let them through (700). The order has
 * failed for its prescriber all the same, who may telephone; nothing leaves from here.
 */
@ApplicationScoped
public class UnsettledMessages {

    /** Anything else in a foreign description code is not repeated. */
    private static final Pattern DESCRIPTION = Pattern.compile("[0-9]{1,10}");

    private final Clock clock;

    public UnsettledMessages(Clock clock) {
        this.clock = clock;
    }

    /**
     * A refusal that operations have to see to.
     *
     * @param pharmacy that said it
     */
    public record Refusal(UUID messageId, String pharmacy, ErrorAnswer error) {}

    /** They wait from now on; one that waits already is refused anew. What is no message of ours to that pharmacy is left out. */
    public void keep(Connection connection, List<Refusal> refusals) throws SQLException {
        if (refusals.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into unsettled_message (message_id, pharmacy_ncpdp_id, code, description_code, refused_at)
                select distinct on (m.id) m.id, m.pharmacy_ncpdp_id, n.code, n.description, ?
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as n(id, pharmacy, code, description)
                join outgoing_message m on m.id = n.id and m.pharmacy_ncpdp_id = n.pharmacy
                order by m.id
                on conflict (message_id) do update
                set code = excluded.code, description_code = excluded.description_code, refused_at = excluded.refused_at""")) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            ColumnArrays arrays = new ColumnArrays(connection, insert, 2);
            arrays.set("uuid", refusals, Refusal::messageId);
            arrays.set("text", refusals, Refusal::pharmacy);
            arrays.set("text", refusals, refusal -> refusal.error().code());
            arrays.set("text", refusals, refusal -> description(refusal.error()));
            insert.executeUpdate();
        }
    }

    private static @Nullable String description(ErrorAnswer error) {
        String code = error.descriptionCode();
        return code != null && DESCRIPTION.matcher(code).matches() ? code : null;
    }

    /** The latest message of the order of this kind to this pharmacy; empty when there is none. */
    public Optional<UUID> latest(Connection connection, UUID prescription, String pharmacy, MessageKind kind)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id from outgoing_message
                where prescription_id = ? and pharmacy_ncpdp_id = ? and kind = ?
                order by id desc limit 1""")) {
            select.setObject(1, prescription);
            select.setString(2, pharmacy);
            select.setString(3, kind.name());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** Somebody has seen to one message: it waits no more. Says how many did, 0 or 1. */
    public int settle(Transaction transaction, UUID messageId, String reason, Actor who) throws SQLException {
        try (PreparedStatement delete =
                transaction.connection().prepareStatement("delete from unsettled_message where message_id = ?")) {
            delete.setObject(1, messageId);
            int settled = delete.executeUpdate();
            if (settled > 0) {
                transaction.audit(new AuditEntry(
                        who, "settle", "script-message", "out:" + MessageComposer.hex(messageId), "done", reason));
            }
            return settled;
        }
    }

    /** Somebody has mended the cause of all that this pharmacy answered with this code. Says how many waited. */
    public int settle(Transaction transaction, String pharmacy, String code, String reason, Actor who)
            throws SQLException {
        try (PreparedStatement delete = transaction
                .connection()
                .prepareStatement("delete from unsettled_message where pharmacy_ncpdp_id = ? and code = ?")) {
            delete.setString(1, pharmacy);
            delete.setString(2, code);
            int settled = delete.executeUpdate();
            if (settled > 0) {
                transaction.audit(new AuditEntry(
                        who, "settle", "partner", pharmacy, settled + " messages of Error " + code, reason));
            }
            return settled;
        }
    }
}
