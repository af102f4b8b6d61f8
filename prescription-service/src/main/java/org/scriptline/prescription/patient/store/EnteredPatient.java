package org.scriptline.prescription.patient.store;

import org.scriptline.contracts.events.Demographics;
import org.scriptline.kit.events.Actor;
import org.scriptline.prescription.patient.RecordFacts;

/**
 * What an order says of its patient.
 *
 * @param practice whose record it goes to
 * @param patient name, birth date, identifiers and the like
 * @param facts what it adds to the record
 * @param actor who states it
 */
public record EnteredPatient(String practice, Demographics patient, RecordFacts facts, Actor actor) {

    @Override
    public String toString() {
        return "EnteredPatient[redacted]";
    }
}
