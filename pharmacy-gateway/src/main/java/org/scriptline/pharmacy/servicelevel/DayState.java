package org.scriptline.pharmacy.servicelevel;

import java.util.Locale;

/** How far a day is counted. */
public enum DayState {
    /** It is over and its figures stay. */
    FINAL,
    /** It is running, or over for less than a few minutes; its figures may change. */
    PROVISIONAL,
    /** Nobody has counted it yet, or nothing is stored of it. */
    NOT_COUNTED;

    /** The word that is answered. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
