package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.prescribing.store.ContentStore.Written;

/** Writes a new prescription's row, content and identifiers together. */
@ApplicationScoped
public class PrescriptionWriter {

    private final PrescriptionRows rows;
    private final ContentStore contents;

    public PrescriptionWriter(PrescriptionRows rows, ContentStore contents) {
        this.rows = rows;
        this.contents = contents;
    }

    /** False when one of the sender's identifiers belongs to another prescription; nothing may be committed then. */
    boolean insert(
            Connection connection, Prescription prescription, PrescriptionContent content, LintedOrder.Accepted order)
            throws SQLException {
        rows.insert(connection, prescription);
        contents.insert(connection, new Written(content, order.order().original(), order.warnings()));
        return contents.claimIdentifiers(
                connection,
                prescription.practice(),
                prescription.id(),
                order.order().identifiers());
    }
}
