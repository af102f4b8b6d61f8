package org.scriptline.prescription.fhir;

import java.time.Instant;
import java.util.UUID;

/**
 * Another practice's record that a machine took for this patient's, as the signer is shown it to confirm or to object.
 *
 * @param record the other practice's record
 * @param practice whose record it is
 * @param agreement how each field agrees
 * @param here who the patient is by the own record, in words
 * @param there who the patient is by the other one, in words
 */
public record LinkedRecord(
        UUID record, String practice, String agreement, Instant linkedAt, String here, String there) {

    @Override
    public String toString() {
        return "LinkedRecord[" + record + ", redacted]";
    }
}
