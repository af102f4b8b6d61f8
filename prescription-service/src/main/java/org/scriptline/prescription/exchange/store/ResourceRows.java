package org.scriptline.prescription.exchange.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Identifier;

/** The resources that were kept, one row each. */
final class ResourceRows {
    private ResourceRows() {}

    /**
     * One of them.
     *
     * @param fact id of the fact that it states, null when it states none
     */
    @SuppressWarnings("ArrayRecordComponent") // Bytes as kept; rows are never compared.
    record Row(
            UUID id,
            UUID patient,
            String type,
            long version,
            @Nullable String fact,
            @Nullable Identifier identifier,
            byte[] resource,
            Instant updatedAt) {}

    private static final String SELECT = """
        select id, patient, type, version, fact, identifier_system, identifier_value, resource, updated_at
        from patient_resource
        """;

    /** The same resource of the same patient has the same id whenever it is sent. */
    static UUID id(UUID patient, String type, String identity) {
        return UUID.nameUUIDFromBytes((patient + "|" + type + "|" + identity).getBytes(StandardCharsets.UTF_8));
    }

    static Map<UUID, Row> byIds(Connection connection, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "where id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            Map<UUID, Row> rows = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Row read = row(row);
                    rows.put(read.id(), read);
                }
            }
            return rows;
        }
    }

    static Optional<Row> find(Connection connection, String practice, String type, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "where id = ? and practice = ? and type = ?")) {
            select.setObject(1, id);
            select.setString(2, practice);
            select.setString(3, type);
            return first(select);
        }
    }

    static Optional<Row> find(Connection connection, String practice, String type, Identifier identifier)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + "where practice = ? and type = ? and identifier_system = ? and identifier_value = ?")) {
            select.setString(1, practice);
            select.setString(2, type);
            select.setString(3, identifier.system());
            select.setString(4, identifier.value());
            return first(select);
        }
    }

    /** Which of the facts another resource of the patient states as well. */
    static Set<String> statedElsewhere(
            Connection connection, UUID patient, Collection<String> facts, Collection<UUID> except)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select fact from patient_resource where patient = ? and fact = any (?) and not id = any (?)")) {
            select.setObject(1, patient);
            select.setArray(2, connection.createArrayOf("text", facts.toArray()));
            select.setArray(3, connection.createArrayOf("uuid", except.toArray()));
            Set<String> found = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        }
    }

    static void write(Connection connection, String practice, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
            insert into patient_resource (id, practice, patient, type, version, fact, identifier_system,
                                          identifier_value, resource, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update
            set version = excluded.version, fact = excluded.fact, resource = excluded.resource,
                identifier_system = excluded.identifier_system, identifier_value = excluded.identifier_value,
                updated_at = excluded.updated_at\
            """)) {
            for (Row row : rows) {
                upsert.setObject(1, row.id());
                upsert.setString(2, practice);
                upsert.setObject(3, row.patient());
                upsert.setString(4, row.type());
                upsert.setLong(5, row.version());
                upsert.setString(6, row.fact());
                upsert.setString(
                        7, row.identifier() == null ? null : row.identifier().system());
                upsert.setString(
                        8, row.identifier() == null ? null : row.identifier().value());
                upsert.setBytes(9, row.resource());
                upsert.setObject(10, OffsetDateTime.ofInstant(row.updatedAt(), ZoneOffset.UTC));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static Optional<Row> first(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row(row)) : Optional.empty();
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        String system = row.getString("identifier_system");
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("patient", UUID.class),
                row.getString("type"),
                row.getLong("version"),
                row.getString("fact"),
                system == null ? null : new Identifier(system, row.getString("identifier_value")),
                row.getBytes("resource"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
