package org.scriptline.interaction.asking.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.scriptline.interaction.gate.PersonProfile;
import org.scriptline.interaction.gate.Workspace;
import org.scriptline.interaction.gate.store.ProfileStore;

/** The profile of a practice's own record, with everything that other practices prescribed for the person. */
@ApplicationScoped
public class StoredProfiles {
    private final ProfileStore store;

    public StoredProfiles(ProfileStore store) {
        this.store = store;
    }

    /** Empty when the record does not exist or is another practice's. */
    public Optional<PersonProfile> of(Connection connection, UUID record, String practice, int washoutDays)
            throws SQLException {
        Optional<UUID> person = person(connection, record, practice);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        Workspace workspace = store.read(connection, ProfileStore.Reading.ofPersons(Set.of(person.get())), washoutDays);
        return Optional.of(workspace.profileOf(workspace.record(record)));
    }

    /** The profile of any record, for somebody whose right to read it was found otherwise. */
    public PersonProfile ofAny(Connection connection, UUID record, int washoutDays) throws SQLException {
        UUID person = practiceless(connection, record);
        Workspace workspace = store.read(connection, ProfileStore.Reading.ofPersons(Set.of(person)), washoutDays);
        return workspace.profileOf(workspace.record(record));
    }

    private static UUID practiceless(Connection connection, UUID record) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select person_id from record where record_id = ?")) {
            select.setObject(1, record);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("record " + record + " is not there");
                }
                return row.getObject(1, UUID.class);
            }
        }
    }

    private static Optional<UUID> person(Connection connection, UUID record, String practice) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select person_id from record where record_id = ? and practice = ?")) {
            select.setObject(1, record);
            select.setString(2, practice);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }
}
