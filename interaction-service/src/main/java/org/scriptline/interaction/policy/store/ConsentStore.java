package org.scriptline.interaction.policy.store;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.scriptline.interaction.screening.Consents;
import org.scriptline.interaction.screening.SensitiveCategory;
import org.scriptline.kit.database.Database;

/**
 * What patients keep from other practices. Few patients keep anything, and every screening asks, so it is kept in memory;
 * what other processes wrote is read every second.
 */
@ApplicationScoped
public class ConsentStore implements Consents {
    /** Clocks of two processes may differ. */
    private static final int OVERLAP_SECONDS = 60;

    private final Database database;
    private final Clock clock;
    private final Map<UUID, Set<SensitiveCategory>> kept = new ConcurrentHashMap<>();
    private volatile Instant readUntil = Instant.EPOCH;

    public ConsentStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Set<SensitiveCategory> kept(Collection<UUID> records) {
        Set<SensitiveCategory> all = EnumSet.noneOf(SensitiveCategory.class);
        if (!kept.isEmpty()) {
            records.forEach(record -> all.addAll(kept.getOrDefault(record, Set.of())));
        }
        return all;
    }

    void atStart(@Observes StartupEvent event) {
        refresh();
    }

    /** To be called once a change is committed, and every second; one at a time, so that a slow reader never brings an older wish back. */
    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public synchronized void refresh() {
        Instant now = clock.instant();
        kept.putAll(database.read(connection -> changedSince(connection, readUntil.minusSeconds(OVERLAP_SECONDS))));
        readUntil = now;
    }

    private static Map<UUID, Set<SensitiveCategory>> changedSince(Connection connection, Instant since)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select record_id, kept from confidentiality where changed_at >= ?")) {
            select.setObject(1, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
            Map<UUID, Set<SensitiveCategory>> changed = new ConcurrentHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changed.put(row.getObject(1, UUID.class), categories(row.getString(2)));
                }
            }
            return changed;
        }
    }

    private static Set<SensitiveCategory> categories(String codes) {
        return codes.isEmpty()
                ? Set.of()
                : Arrays.stream(codes.split(","))
                        .map(code -> SensitiveCategory.of(code).orElseThrow())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Keeps what the patient of a record decided; an empty set takes everything back. */
    public void put(Connection connection, UUID record, Set<SensitiveCategory> categories) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into confidentiality (record_id, kept, changed_at) values (?, ?, ?)
                on conflict (record_id) do update set kept = excluded.kept, changed_at = excluded.changed_at""")) {
            insert.setObject(1, record);
            insert.setString(
                    2, categories.stream().map(SensitiveCategory::code).sorted().collect(Collectors.joining(",")));
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
