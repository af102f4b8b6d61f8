package org.scriptline.prescription.directory.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.json.EventJson;
import org.scriptline.prescription.lint.PharmacyDirectory;

/**
 * The pharmacies as the directory topic stated them last. What was found by an NCPDP id is remembered for {@link #REMEMBERED}: every
 * order asks, and of several instances only one hears of a change at once; pharmacy-gateway, which delivers, asks its own directory.
 */
@ApplicationScoped
public class DirectoryStore implements PharmacyDirectory {

    static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;

    private final Database database;
    private final Cache<String, PharmacyStated> remembered;

    @Inject
    public DirectoryStore(Database database) {
        this(database, Ticker.systemTicker());
    }

    /** @param time by which what is remembered grows old */
    DirectoryStore(Database database, Ticker time) {
        this.database = database;
        this.remembered = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .ticker(time)
                .build();
    }

    @Override
    public Optional<PharmacyStated> byNcpdpId(String ncpdpId) {
        return Optional.ofNullable(remembered.get(
                ncpdpId,
                asked -> find("select state from pharmacy where ncpdp_id = ?", asked)
                        .orElse(null)));
    }

    /** An active pharmacy goes before a closed one that had the same NPI. */
    @Override
    public Optional<PharmacyStated> byNpi(String npi) {
        return find("select state from pharmacy where npi = ? order by active desc, ncpdp_id limit 1", npi);
    }

    /** Those of the given NCPDP ids that are known. */
    public Map<String, PharmacyStated> byNcpdpIds(Collection<String> ncpdpIds) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select ncpdp_id, state from pharmacy where ncpdp_id = any(?)")) {
                select.setArray(1, array(connection, "text", ncpdpIds.toArray()));
                Map<String, PharmacyStated> found = new HashMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.put(row.getString(1), EventJson.readOwn(row.getBytes(2), PharmacyStated.class));
                    }
                }
                return found;
            }
        });
    }

    /** Writes the pharmacies, one each, in the caller's transaction. */
    public void state(Transaction transaction, List<PharmacyStated> pharmacies) throws SQLException {
        transaction.afterCommit(() -> remembered.invalidateAll(
                pharmacies.stream().map(PharmacyStated::ncpdpId).toList()));
        Connection connection = transaction.connection();
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into pharmacy (ncpdp_id, npi, active, state)
                select * from unnest(?::text[], ?::text[], ?::boolean[], ?::bytea[])
                on conflict (ncpdp_id) do update
                set npi = excluded.npi, active = excluded.active, state = excluded.state""")) {
            upsert.setArray(
                    1,
                    array(
                            connection,
                            "text",
                            pharmacies.stream().map(PharmacyStated::ncpdpId).toArray()));
            upsert.setArray(
                    2,
                    array(
                            connection,
                            "text",
                            pharmacies.stream().map(PharmacyStated::npi).toArray()));
            upsert.setArray(
                    3,
                    array(
                            connection,
                            "boolean",
                            pharmacies.stream().map(PharmacyStated::active).toArray()));
            upsert.setArray(
                    4,
                    array(
                            connection,
                            "bytea",
                            pharmacies.stream().map(EventJson::write).toArray(byte[][]::new)));
            upsert.executeUpdate();
        }
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    private Optional<PharmacyStated> find(String sql, String id) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, id);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(EventJson.readOwn(row.getBytes(1), PharmacyStated.class))
                            : Optional.empty();
                }
            }
        });
    }
}
