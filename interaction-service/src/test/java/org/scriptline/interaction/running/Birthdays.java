package org.scriptline.interaction.running;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A birthday for each family that no other family of a test run has: who shares one is compared with the other. */
final class Birthdays {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    /** Days between two families; none is born on the first of April 1970, as the patients of other tests are. */
    private static final int APART = 37;

    private static final AtomicInteger FAMILIES = new AtomicInteger();
    private static final Map<String, LocalDate> KNOWN = new ConcurrentHashMap<>();

    private Birthdays() {}

    static LocalDate of(String family) {
        return KNOWN.computeIfAbsent(family, unknown -> FIRST.plusDays((long) APART * FAMILIES.getAndIncrement()));
    }
}
