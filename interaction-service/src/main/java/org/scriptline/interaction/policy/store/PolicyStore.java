package org.scriptline.interaction.policy.store;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scriptline.interaction.policy.PolicyLine;
import org.scriptline.interaction.policy.PracticePolicy;
import org.scriptline.interaction.screening.PracticeDisplay;
import org.scriptline.interaction.screening.PracticeDisplays;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.json.EventJson;

/**
 * The policies of all practices. Screenings ask for them at every turn, some inside a transaction, so those in force are
 * kept in memory and read anew every two seconds: that is how late another process of this service follows a change.
 */
@ApplicationScoped
public class PolicyStore implements PracticeDisplays {
    private static final int VERSIONS = 200;

    private final Database database;
    private volatile Map<String, PracticeDisplay> inForce = Map.of();

    public PolicyStore(Database database) {
        this.database = database;
    }

    @Override
    public PracticeDisplay of(String practice) {
        return inForce.getOrDefault(practice, PracticeDisplay.STANDARD);
    }

    void atStart(@Observes StartupEvent event) {
        refresh();
    }

    /** To be called once a change is committed, and every two seconds; one at a time, so that a slow reader never brings an older policy back. */
    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public synchronized void refresh() {
        inForce = database.read(PolicyStore::allInForce);
    }

    private static Map<String, PracticeDisplay> allInForce(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (practice) practice, version, lines, responsible_name, responsible_npi, reason, set_at,
                       set_by
                from display_policy order by practice, version desc""")) {
            return policies(select).stream()
                    .collect(Collectors.toUnmodifiableMap(PracticePolicy::practice, PracticePolicy::display));
        }
    }

    /** The version in force, empty when the practice decided nothing. */
    public Optional<PracticePolicy> latest(Connection connection, String practice) throws SQLException {
        return select(connection, practice, 1).stream().findFirst();
    }

    /** All versions, the latest first. */
    public List<PracticePolicy> versions(String practice) {
        return database.read(connection -> select(connection, practice, VERSIONS));
    }

    private static List<PracticePolicy> select(Connection connection, String practice, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select practice, version, lines, responsible_name, responsible_npi, reason, set_at, set_by
                from display_policy where practice = ? order by version desc limit ?""")) {
            select.setString(1, practice);
            select.setInt(2, limit);
            return policies(select);
        }
    }

    private static List<PracticePolicy> policies(PreparedStatement select) throws SQLException {
        List<PracticePolicy> policies = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                policies.add(new PracticePolicy(
                        row.getString(1),
                        row.getInt(2),
                        List.of(EventJson.readOwn(
                                row.getString(3).getBytes(StandardCharsets.UTF_8), PolicyLine[].class)),
                        new PracticePolicy.Clinician(row.getString(4), row.getString(5)),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getString(8)));
            }
        }
        return policies;
    }

    /** Adds a version; false when somebody else added it first. */
    public boolean add(Connection connection, PracticePolicy policy) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into display_policy (practice, version, lines, responsible_name, responsible_npi, reason, set_at, set_by)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setString(1, policy.practice());
            insert.setInt(2, policy.version());
            insert.setString(3, new String(EventJson.write(policy.lines()), StandardCharsets.UTF_8));
            insert.setString(4, policy.responsible().name());
            insert.setString(5, policy.responsible().npi());
            insert.setString(6, policy.reason());
            insert.setObject(7, policy.setAt().atOffset(ZoneOffset.UTC));
            insert.setString(8, policy.setBy());
            return insert.executeUpdate() > 0;
        }
    }
}
