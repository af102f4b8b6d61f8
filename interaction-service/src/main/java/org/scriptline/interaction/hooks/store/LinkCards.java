package org.scriptline.interaction.hooks.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.LinkNotice;
import org.scriptline.interaction.gate.store.LinkNotices;
import org.scriptline.interaction.gate.store.MatchStore;
import org.scriptline.interaction.hooks.CardWriter;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.hooks.HookCaller;

/** Shows the next signer, once, which records a machine linked. */
@ApplicationScoped
public class LinkCards {
    private final Clock clock;

    public LinkCards(Clock clock) {
        this.clock = clock;
    }

    List<CardWriter.Written> of(Transaction transaction, CardWriter writer, UUID record, HookCaller caller)
            throws SQLException {
        String name = caller.npi() == null ? caller.name() : caller.npi();
        List<UUID> others = LinkNotices.take(transaction.connection(), record, name, clock.instant()).stream()
                .map(LinkNotice::record)
                .toList();
        List<CardWriter.Written> cards = new ArrayList<>();
        if (others.isEmpty()) {
            return cards;
        }
        Set<UUID> all = Stream.concat(Stream.of(record), others.stream()).collect(Collectors.toSet());
        Map<UUID, Demographics> known = MatchStore.demographics(transaction.connection(), all);
        for (UUID other : others) {
            transaction.audit(new AuditEntry(
                    new Actor(name, caller.practice()),
                    "disclose",
                    "patient-record",
                    other.toString(),
                    "shown",
                    "link with " + record + " to be confirmed"));
            cards.add(writer.linked(
                    other,
                    words(known.get(record)),
                    words(known.get(other)) + practice(transaction.connection(), other)));
        }
        return cards;
    }

    private static String words(@Nullable Demographics who) {
        return who == null ? "nothing is known" : who.inWords();
    }

    private static String practice(Connection connection, UUID record) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select practice from record where record_id = ?")) {
            select.setObject(1, record);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? " (" + row.getString(1) + ")" : "";
            }
        }
    }
}
