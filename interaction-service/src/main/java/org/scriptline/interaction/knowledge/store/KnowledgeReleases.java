package org.scriptline.interaction.knowledge.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Knowledge bases that operations loaded; at most one of them is active. */
@ApplicationScoped
public class KnowledgeReleases {

    /** One loaded base, without its files. */
    public record Loaded(String version, String release, Instant loadedAt, String loadedBy, boolean active) {}

    /** A base's files as they were loaded. */
    public record Archive(String release, byte[] files) {}

    /** Keeps it; equal content is one base. */
    public void add(Connection connection, Loaded base, byte[] files) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into knowledge_base (version, release, files, loaded_at, loaded_by) values (?, ?, ?, ?, ?)
                on conflict (version) do nothing""")) {
            insert.setString(1, base.version());
            insert.setString(2, base.release());
            insert.setBytes(3, files);
            insert.setObject(4, base.loadedAt().atOffset(ZoneOffset.UTC));
            insert.setString(5, base.loadedBy());
            insert.executeUpdate();
        }
    }

    /** The newest first, at most 200. */
    public List<Loaded> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select version, release, loaded_at, loaded_by, active from knowledge_base
                        order by loaded_at desc limit 200""");
                ResultSet row = select.executeQuery()) {
            List<Loaded> loaded = new ArrayList<>();
            while (row.next()) {
                loaded.add(new Loaded(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4),
                        row.getBoolean(5)));
            }
            return loaded;
        }
    }

    /** Lets the version be the active one, or none with an empty version. */
    public boolean activate(Connection connection, String version) throws SQLException {
        try (PreparedStatement off =
                connection.prepareStatement("update knowledge_base set active = false where active")) {
            off.executeUpdate();
        }
        try (PreparedStatement on =
                connection.prepareStatement("update knowledge_base set active = true where version = ?")) {
            on.setString(1, version);
            return on.executeUpdate() == 1;
        }
    }

    /** The active version, empty when the service's own base serves. */
    public Optional<String> active(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select version from knowledge_base where active");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    public Optional<Archive> archive(Connection connection, String version) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select release, files from knowledge_base where version = ?")) {
            select.setString(1, version);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Archive(row.getString(1), row.getBytes(2))) : Optional.empty();
            }
        }
    }
}
