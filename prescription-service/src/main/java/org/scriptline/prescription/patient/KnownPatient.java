package org.scriptline.prescription.patient;

import org.scriptline.contracts.events.PatientRecordStated;

/** A patient record with the sequence that it has reached. */
public record KnownPatient(PatientRecordStated record, long sequence) {

    @Override
    public String toString() {
        return "KnownPatient[" + record.patientId() + ", " + sequence + ", redacted]";
    }
}
