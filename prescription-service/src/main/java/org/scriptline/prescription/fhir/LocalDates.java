package org.scriptline.prescription.fhir;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Calendar dates as written: the date part of a FHIR date or dateTime, never shifted through UTC. */
final class LocalDates {
    private static final int FULL_DATE = "2026-01-31".length();

    private LocalDates() {}

    /** The date, null when none is given or only a year or a month is. */
    static @Nullable LocalDate full(@Nullable String text) {
        return text == null || text.length() < FULL_DATE ? null : LocalDate.parse(text.substring(0, FULL_DATE));
    }
}
