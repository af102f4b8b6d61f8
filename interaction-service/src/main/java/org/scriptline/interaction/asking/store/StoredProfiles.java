package org.scriptline.interaction.asking.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.interaction.gate.PersonProfile;
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
        return store.profileOf(connection, record, practice, washoutDays);
    }

    /** The profile of any record, for somebody whose right to read it was found otherwise. */
    public PersonProfile ofAny(Connection connection, UUID record, int washoutDays) throws SQLException {
        return store.profileOf(connection, record, null, washoutDays)
                .orElseThrow(() -> new SQLException("record " + record + " is not there"));
    }
}
