package org.scriptline.pharmacy.servicelevel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of one pharmacy.
 *
 * @param day in UTC
 * @param level null for a day that is not counted
 */
public record PartnerDay(
        LocalDate day, DayState state, @Nullable Level level) {}
