package org.scriptline.prescription.fhir;

import java.util.UUID;
import org.scriptline.contracts.events.Identifier;

/** Whom an entry of a Bundle is about. */
public sealed interface PatientTarget {
    /** The Patient that is entry {@code index} of the same Bundle. */
    record OfEntry(int index) implements PatientTarget {}

    /** A patient record of the practice by its id. */
    record OfRecord(UUID id) implements PatientTarget {}

    /** A patient record of the practice by one of its identifiers. */
    record OfIdentifier(Identifier identifier) implements PatientTarget {}

    /** The Patient that the order itself contains. */
    record Within() implements PatientTarget {}
}
