package org.scriptline.prescription.searching.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.scriptline.kit.database.Database;
import org.scriptline.prescription.searching.Token;

/** Finds a practice's patient records by the identifiers that it gave them. */
@ApplicationScoped
public class PatientLookup {

    private final Database database;

    public PatientLookup(Database database) {
        this.database = database;
    }

    /** The records that have one of the identifiers. */
    public Set<UUID> byIdentifiers(String practice, List<Token> tokens) {
        return database.read(connection -> {
            Set<UUID> found = new HashSet<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    select patient from patient_identifier
                    where practice = ? and value = ? and system = coalesce(?, system)""")) {
                for (Token token : tokens) {
                    select.setString(1, practice);
                    select.setString(2, token.value());
                    select.setString(3, token.system());
                    try (ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            found.add(rows.getObject(1, UUID.class));
                        }
                    }
                }
            }
            return found;
        });
    }
}
