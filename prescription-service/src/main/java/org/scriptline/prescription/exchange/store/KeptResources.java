package org.scriptline.prescription.exchange.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.kit.database.Database;
import org.scriptline.prescription.fhir.PatientJson;
import org.scriptline.prescription.fhir.PatientTarget;
import org.scriptline.prescription.fhir.TransactionResponse;
import org.scriptline.prescription.patient.KnownPatient;
import org.scriptline.prescription.patient.store.PatientStore;

/** Reads what a practice sent about its patients. */
@ApplicationScoped
public class KeptResources {
    private static final String PATIENT = "Patient";

    private final Database database;
    private final PatientStore patients;

    public KeptResources(Database database, PatientStore patients) {
        this.database = database;
        this.patients = patients;
    }

    /** A resource as FHIR JSON with its version. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes to be sent.
    public record Kept(byte[] json, long version) {}

    /** The practice's resource; empty when it has none with this type and id. */
    public Optional<Kept> find(String practice, String type, UUID id) {
        if (type.equals(PATIENT)) {
            return database.read(connection -> patients.find(connection, practice, id))
                    .map(known -> new Kept(PatientJson.bytes(known.record(), known.sequence()), known.sequence()));
        }
        return database.read(connection -> ResourceRows.find(connection, practice, type, id))
                .map(row -> new Kept(
                        TransactionResponse.kept(row.resource(), row.id(), row.version(), row.updatedAt()),
                        row.version()));
    }

    /** The practice's record that is meant. */
    public Optional<KnownPatient> patient(String practice, PatientTarget target) {
        return switch (target) {
            case PatientTarget.OfRecord record ->
                database.read(connection -> patients.find(connection, practice, record.id()));
            case PatientTarget.OfIdentifier by -> byIdentifier(practice, by.identifier());
            case PatientTarget.OfEntry entry -> Optional.empty();
            case PatientTarget.Within within -> Optional.empty();
        };
    }

    private Optional<KnownPatient> byIdentifier(String practice, Identifier identifier) {
        return database.read(connection -> patients.find(connection, practice, identifier));
    }
}
