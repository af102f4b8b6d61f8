package org.scriptline.interaction.gate.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.scriptline.contracts.events.LinkNotice;
import org.scriptline.interaction.gate.GateAnswer;
import org.scriptline.interaction.gate.Workspace;
import org.scriptline.interaction.person.NeverLink;

/**
 * Links that a machine made and that nobody has confirmed: handed to the next signer of either record, by a card or with
 * the answer to a signature, whichever comes first. Each is taken once, and only while the two are still linked.
 */
public final class LinkNotices {
    private LinkNotices() {}

    /** These links are no more: nobody is to be shown them. */
    static void forget(Connection connection, Collection<NeverLink> pairs) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from link_notice n using unnest(?::uuid[], ?::uuid[]) as pair (one, other)
                where (n.record_id = pair.one and n.other_record = pair.other)
                   or (n.record_id = pair.other and n.other_record = pair.one)""")) {
            new ArrayColumns<>(delete, pairs).uuid(NeverLink::first).uuid(NeverLink::second);
            delete.executeUpdate();
        }
    }

    /** What this signer of this record's prescription is to be shown. */
    public static List<LinkNotice> take(Connection connection, UUID record, String signer, Instant now)
            throws SQLException {
        return take(connection, Map.of(record, signer), now).getOrDefault(record, List.of());
    }

    /**
     * What is to be handed over with these answers, by prescription. A person with one record alone has no link and
     * costs nothing.
     */
    static Map<UUID, List<LinkNotice>> take(Connection connection, Workspace workspace, Instant now)
            throws SQLException {
        Set<UUID> signatures = workspace.signatures();
        Map<UUID, GateAnswer> first = new HashMap<>();
        for (GateAnswer answer : workspace.answers()) {
            if (answer.result().records() > 1
                    && signatures.contains(answer.entry().id())) {
                first.putIfAbsent(answer.entry().recordId(), answer);
            }
        }
        if (first.isEmpty()) {
            return Map.of();
        }
        Map<UUID, String> signers = new HashMap<>();
        first.forEach(
                (record, answer) -> signers.put(record, answer.entry().drug().npi()));
        Map<UUID, List<LinkNotice>> taken = take(connection, signers, now);
        Map<UUID, List<LinkNotice>> byPrescription = new HashMap<>();
        first.forEach((record, answer) -> {
            List<LinkNotice> notices = taken.get(record);
            if (notices != null) {
                byPrescription.put(answer.entry().id(), notices);
            }
        });
        return byPrescription;
    }

    private static Map<UUID, List<LinkNotice>> take(Connection connection, Map<UUID, String> signers, Instant now)
            throws SQLException {
        List<Map.Entry<UUID, String>> rows = List.copyOf(signers.entrySet());
        try (PreparedStatement update = connection.prepareStatement("""
                update link_notice n set shown_at = ?, shown_to = signer.name
                from unnest(?::uuid[], ?::text[]) as signer (record_id, name), record a, record b
                where n.record_id = signer.record_id and n.shown_at is null and a.record_id = n.record_id
                  and b.record_id = n.other_record and a.person_id = b.person_id
                returning n.record_id, n.other_record, n.why, n.made_at""")) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(Map.Entry::getKey).toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "text", rows.stream().map(Map.Entry::getValue).toArray()));
            Map<UUID, List<LinkNotice>> taken = new HashMap<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    taken.computeIfAbsent(row.getObject(1, UUID.class), unused -> new ArrayList<>())
                            .add(new LinkNotice(
                                    row.getObject(2, UUID.class),
                                    row.getString(3),
                                    row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return taken;
        }
    }
}
