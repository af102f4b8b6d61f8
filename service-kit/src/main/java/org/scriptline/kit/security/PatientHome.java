package org.scriptline.kit.security;

import java.util.Optional;

/** Where a patient's record is held: a patient's token names the record alone, and every query is bound to a practice. */
@FunctionalInterface
public interface PatientHome {

    /** The practice that holds the record; empty when nobody does. */
    Optional<String> of(String record);
}
