package org.scriptline.prescription.searching;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A range of local dates, or everything outside it.
 *
 * @param from the first day, null for no beginning
 * @param until the day after the last, null for no end
 * @param outside whether the days outside are meant
 */
public record DayRange(@Nullable LocalDate from, @Nullable LocalDate until, boolean outside) {}
