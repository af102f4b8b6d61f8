package org.scriptline.contracts.screening;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A drug or fact that takes part in an alert.
 *
 * @param id the prescription id or the id of the fact; null when the asker gave none
 * @param name the drug's or fact's name
 * @param rxcui RxNorm code, null when not known
 * @param source draft, active, allergy, condition, lab or patient
 * @param origin for an active drug where it is known from: order, dispense, patient-reported or imported
 * @param prescriber the other prescriber's name and practice, null when not known
 * @param startedOn local date on which the drug was started or written
 */
public record Involved(
        @Nullable String id,
        String name,
        @Nullable String rxcui,
        String source,
        @Nullable String origin,
        @Nullable String prescriber,
        @Nullable LocalDate startedOn) {}
