package org.scriptline.kit.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.reconciliation.AggregateState;
import org.scriptline.kit.events.CursorStore;

/** Compares what was stated with what one consumer of this service has applied; its cursors are locked meanwhile. */
@ApplicationScoped
public class Comparison {

    private final CursorStore cursors;
    private final Instance<Reconcilable> views;

    public Comparison(CursorStore cursors, Instance<Reconcilable> views) {
        this.cursors = cursors;
        this.views = views;
    }

    /** The differences; {@code stated} are aggregates of one topic. */
    List<Difference> differences(Connection connection, String consumer, String topic, List<AggregateState> stated)
            throws SQLException {
        Set<String> subjects = new TreeSet<>();
        stated.forEach(one -> subjects.add(one.subject()));
        Map<String, Long> applied = cursors.locked(connection, consumer, subjects);
        Set<String> waiting = waiting(connection, consumer, subjects);
        Map<String, Reconcilable.At> known = known(connection, topic, stated);
        List<Difference> differences = new ArrayList<>();
        for (AggregateState one : stated) {
            long cursor = applied.getOrDefault(one.subject(), 0L);
            String kind = kind(one, cursor, waiting, known.get(one.subject()));
            if (kind != null) {
                Reconcilable.At mine = known.get(one.subject());
                differences.add(new Difference(
                        consumer,
                        topic,
                        one.subject(),
                        kind,
                        one.sequence(),
                        cursor,
                        one.state(),
                        mine == null ? null : mine.state()));
            }
        }
        return differences;
    }

    private static @Nullable String kind(
            AggregateState stated, long cursor, Set<String> waiting, Reconcilable.@Nullable At mine) {
        if (cursor < stated.sequence()) {
            return waiting.contains(stated.subject()) ? "waiting" : cursor == 0 ? "missing" : "behind";
        }
        if (cursor != stated.sequence() || stated.state() == null || mine == null) {
            return null;
        }
        return mine.state().equals(stated.state()) ? null : "differs";
    }

    private Map<String, Reconcilable.At> known(Connection connection, String topic, List<AggregateState> stated)
            throws SQLException {
        List<String> subjects = stated.stream()
                .filter(one -> one.state() != null)
                .map(AggregateState::subject)
                .toList();
        Map<String, Reconcilable.At> known = new HashMap<>();
        for (Reconcilable view : views) {
            if (view.topic().equals(topic) && !subjects.isEmpty()) {
                known.putAll(view.states(connection, subjects));
            }
        }
        return known;
    }

    private static Set<String> waiting(Connection connection, String consumer, Set<String> subjects)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select subject from parked_event where consumer = ? and subject = any (?)
                union select subject from quarantine where state = 'open' and consumer = ? and subject = any (?)""")) {
            select.setString(1, consumer);
            select.setArray(2, connection.createArrayOf("text", subjects.toArray()));
            select.setString(3, consumer);
            select.setArray(4, connection.createArrayOf("text", subjects.toArray()));
            Set<String> waiting = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    waiting.add(row.getString(1));
                }
            }
            return waiting;
        }
    }
}
