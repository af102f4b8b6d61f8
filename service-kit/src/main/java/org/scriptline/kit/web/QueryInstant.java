package org.scriptline.kit.web;

import java.time.DateTimeException;
import java.time.Instant;

/** Reads instants that come with a request, in a cursor for instance: the library also reads some that no database and no calendar holds. */
public final class QueryInstant {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private QueryInstant() {}

    /**
     * The instant.
     *
     * @param text ISO 8601 in UTC
     * @throws DateTimeException when it is none, or not within the years 1 to 9999
     */
    public static Instant parse(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("not within the years 1 to 9999");
        }
        return instant;
    }
}
