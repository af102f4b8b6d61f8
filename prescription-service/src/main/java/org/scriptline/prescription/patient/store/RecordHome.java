package org.scriptline.prescription.patient.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.security.PatientHome;

/** The practice of a patient record. */
@ApplicationScoped
public class RecordHome implements PatientHome {

    private final Database database;

    public RecordHome(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> of(String record) {
        UUID id = UUID.fromString(record);
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select practice from patient_record where id = ?")) {
                select.setObject(1, id);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }
}
