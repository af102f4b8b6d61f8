package org.scriptline.kit.hooks;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scriptline.kit.database.Database;

/** Registered clients, and the ids of tokens that were used. */
@ApplicationScoped
@IfBuildProperty(name = "scriptline.hooks.served", stringValue = "true")
public class ClientStore {
    private final Database database;
    private final Clock clock;

    public ClientStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<HookClient> find(String issuer, String tenant) {
        return database
                .read(connection -> select(connection, "where issuer = ? and tenant = ?", issuer, tenant))
                .stream()
                .findFirst();
    }

    /** All clients in a stable order. */
    public List<HookClient> all() {
        return database.read(connection -> select(connection, "order by issuer, tenant limit 1000"));
    }

    private static List<HookClient> select(Connection connection, String rest, String... arguments)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select issuer, tenant, practice, jwks, jwks_url from hook_client " + rest)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setString(i + 1, arguments[i]);
            }
            List<HookClient> clients = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    clients.add(new HookClient(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
                }
            }
            return clients;
        }
    }

    /** Adds the client or replaces the one with its issuer and tenant. */
    public void put(Connection connection, HookClient client) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into hook_client (issuer, tenant, practice, jwks, jwks_url) values (?, ?, ?, ?, ?)
                on conflict (issuer, tenant) do update
                set practice = excluded.practice, jwks = excluded.jwks, jwks_url = excluded.jwks_url""")) {
            insert.setString(1, client.issuer());
            insert.setString(2, client.tenant());
            insert.setString(3, client.practice());
            insert.setString(4, client.jwks());
            insert.setString(5, client.jwksUrl());
            insert.executeUpdate();
        }
    }

    /** Whether there was such a client. */
    public boolean remove(Connection connection, String issuer, String tenant) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from hook_client where issuer = ? and tenant = ?")) {
            delete.setString(1, issuer);
            delete.setString(2, tenant);
            return delete.executeUpdate() > 0;
        }
    }

    /** Whether this is the first use of the token's id. */
    boolean firstUse(String issuer, String id, Instant expires) {
        return database.inTransaction(transaction -> {
            try (PreparedStatement insert = transaction
                    .connection()
                    .prepareStatement("insert into hook_token (issuer, token_id, expires_at) values (?, ?, ?)"
                            + " on conflict do nothing")) {
                insert.setString(1, issuer);
                insert.setString(2, id);
                insert.setObject(3, expires.atOffset(ZoneOffset.UTC));
                return insert.executeUpdate() > 0;
            }
        });
    }

    @Scheduled(every = "1h", delayed = "1h")
    void forgetExpired() {
        database.run(transaction -> {
            try (PreparedStatement delete =
                    transaction.connection().prepareStatement("delete from hook_token where expires_at < ?")) {
                // A clock of another machine may be behind: an hour more costs nothing.
                delete.setObject(1, clock.instant().minusSeconds(3600).atOffset(ZoneOffset.UTC));
                delete.executeUpdate();
            }
        });
    }
}
