package org.scriptline.prescription.searching;

import java.util.UUID;
import org.scriptline.prescription.fhir.FoundPrescription;
import org.scriptline.prescription.prescribing.Prescription;

/** A prescription that a search found: where it stands, and what it says. */
public record Found(Prescription prescription, FoundPrescription details) {

    public UUID id() {
        return prescription.id();
    }
}
