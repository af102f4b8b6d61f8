package org.scriptline.interaction.profile.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.security.PatientHome;

/** The practice of a patient record, as its practice last stated it: a patient reads their own profile under it. */
@ApplicationScoped
public class RecordHome implements PatientHome {

    private final Database database;

    public RecordHome(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> of(String record) {
        return id(record)
                .flatMap(id -> database.read(connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement("select practice from record where record_id = ?")) {
                        select.setObject(1, id);
                        try (ResultSet row = select.executeQuery()) {
                            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
                        }
                    }
                }));
    }

    /** A token may name a record of another system; nobody here holds it. */
    private static Optional<UUID> id(String record) {
        try {
            return Optional.of(UUID.fromString(record));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
