package org.scriptline.prescription.fhir;

import java.time.Instant;

/**
 * Something that was done to a prescription, from the archive of events.
 *
 * @param sequence of the event within the prescription
 * @param actor an NPI, the subject of a token, or the name of a part of the system
 * @param organization the practice, or the name of the system
 * @param payload the event's payload
 */
public record Deed(long sequence, Instant at, String actor, String organization, Record payload) {}
