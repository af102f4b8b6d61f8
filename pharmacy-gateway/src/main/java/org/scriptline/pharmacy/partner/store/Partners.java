package org.scriptline.pharmacy.partner.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.pharmacy.partner.Partner;
import org.scriptline.pharmacy.partner.PartnerState;
import org.scriptline.pharmacy.partner.Unsettled;

/** Pharmacies as partners, and what operations let through to them. */
@ApplicationScoped
public class Partners {

    private static final String SELECT = """
            select p.ncpdp_id, p.name, p.partner_state, p.partner_reason, p.partner_since, p.partner_by,
                   coalesce(due.messages, 0) as messages, coalesce(due.oldest, 0) as oldest,
                   refused.configuration, refused.last_configuration, refused.unprocessed, refused.last_unprocessed
            from pharmacy p left join lateral (
                select count(*) as messages, greatest(0, extract(epoch from now() - min(coalesce(o.routed_at, o.received_at))))::bigint as oldest
                from outgoing_message m join pharmacy_order o on o.prescription_id = m.prescription_id
                where m.pharmacy_ncpdp_id = p.ncpdp_id and m.state = 'DUE' and m.kind = 'NEW_RX') due on true
            cross join lateral (
                select count(*) filter (where u.code = '700') as configuration,
                       max(u.refused_at) filter (where u.code = '700') as last_configuration,
                       count(*) filter (where u.code = '601') as unprocessed,
                       max(u.refused_at) filter (where u.code = '601') as last_unprocessed
                from unsettled_message u where u.pharmacy_ncpdp_id = p.ncpdp_id) refused
            where p.channel = 'SCRIPT' and """;

    private final Clock clock;

    public Partners(Clock clock) {
        this.clock = clock;
    }

    /** The partner with this NCPDP id; empty when nothing is delivered to it. */
    public Optional<Partner> find(Connection connection, String ncpdpId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " p.ncpdp_id = ?")) {
            select.setString(1, ncpdpId);
            return partners(select).stream().findFirst();
        }
    }

    /**
     * Partners by NCPDP id.
     *
     * @param after the last id of the page before, empty for the first page
     * @param state only those in it; null for all
     * @param unsettled only those with messages that wait for operations
     */
    public List<Partner> list(
            Connection connection, String after, @Nullable PartnerState state, boolean unsettled, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + """
                 p.ncpdp_id > ? and (?::text is null or p.partner_state = ?)
                 and (not ? or p.ncpdp_id in (select pharmacy_ncpdp_id from unsettled_message))
                order by p.ncpdp_id limit ?""")) {
            select.setString(1, after);
            select.setString(2, state == null ? null : state.word());
            select.setString(3, state == null ? null : state.word());
            select.setBoolean(4, unsettled);
            select.setInt(5, limit);
            return partners(select);
        }
    }

    private static List<Partner> partners(PreparedStatement select) throws SQLException {
        List<Partner> partners = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                partners.add(new Partner(
                        row.getString("ncpdp_id"),
                        row.getString("name"),
                        PartnerState.of(row.getString("partner_state")),
                        row.getString("partner_reason"),
                        instant(row.getTimestamp("partner_since")),
                        row.getString("partner_by"),
                        row.getLong("messages"),
                        row.getLong("oldest"),
                        new Unsettled(
                                row.getLong("configuration"),
                                instant(row.getTimestamp("last_configuration")),
                                row.getLong("unprocessed"),
                                instant(row.getTimestamp("last_unprocessed")))));
            }
        }
        return partners;
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** Sets the state and audits it; the same state again keeps its first reason. A partner that is no longer paused gets the time of the pause back. */
    public void change(Transaction transaction, String ncpdpId, PartnerState state, String reason, Actor who)
            throws SQLException {
        Connection connection = transaction.connection();
        Instant now = clock.instant();
        Optional<Instant> pausedSince = pausedSince(connection, ncpdpId);
        try (PreparedStatement update = connection.prepareStatement("""
                update pharmacy set partner_state = ?, partner_reason = ?, partner_since = ?, partner_by = ?
                where ncpdp_id = ? and partner_state <> ?""")) {
            update.setString(1, state.word());
            update.setString(2, reason);
            update.setTimestamp(3, Timestamp.from(now));
            update.setString(4, who.name());
            update.setString(5, ncpdpId);
            update.setString(6, state.word());
            if (update.executeUpdate() == 0) {
                return;
            }
        }
        if (pausedSince.isPresent() && state != PartnerState.PAUSED) {
            giveTimeBack(connection, ncpdpId, Duration.between(pausedSince.get(), now));
        }
        transaction.audit(new AuditEntry(who, state.word(), "partner", ncpdpId, "done", reason));
    }

    private static Optional<Instant> pausedSince(Connection connection, String ncpdpId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select partner_since from pharmacy where ncpdp_id = ? and partner_state = 'paused' for update""")) {
            select.setString(1, ncpdpId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
            }
        }
    }

    private static void giveTimeBack(Connection connection, String ncpdpId, Duration paused) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update outgoing_message set deadline_at = deadline_at + make_interval(secs => ?)
                where state = 'DUE' and kind = 'NEW_RX' and pharmacy_ncpdp_id = ?""")) {
            update.setDouble(1, paused.toMillis() / 1000.0);
            update.setString(2, ncpdpId);
            update.executeUpdate();
        }
    }
}
