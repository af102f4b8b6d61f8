package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes rows, contents and identifiers of new prescriptions together. */
@ApplicationScoped
public class PrescriptionWriter {

    private final PrescriptionRows rows;
    private final ContentStore contents;

    public PrescriptionWriter(PrescriptionRows rows, ContentStore contents) {
        this.rows = rows;
        this.contents = contents;
    }

    /** False when a sender's identifier belongs to another prescription; nothing may be committed then. */
    boolean insert(Connection connection, List<NewPrescription> written) throws SQLException {
        rows.insert(
                connection, written.stream().map(NewPrescription::prescription).toList());
        contents.insert(
                connection, written.stream().map(NewPrescription::written).toList());
        boolean free = true;
        for (NewPrescription one : written) {
            free &= contents.claimIdentifiers(
                    connection,
                    one.prescription().practice(),
                    one.prescription().id(),
                    one.order().order().identifiers());
        }
        return free;
    }
}
