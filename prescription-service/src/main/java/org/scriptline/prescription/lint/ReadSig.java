package org.scriptline.prescription.lint;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the words of one instruction say beyond doubt. Whatever they leave open, or say in two ways, is absent: a rule
 * that guessed would refuse sound orders.
 *
 * @param doses each unit in which exactly one dose is named
 * @param units every unit that occurs at all
 * @param timesPerDay null when no rhythm is named, or several are
 * @param durationDays null when not named
 * @param asNeeded whether the words say so
 * @param forAReason whether the words say what it is for
 * @param weekly whether the words name a week or weekdays
 * @param daily whether the words name a day or several times on one
 */
record ReadSig(
        Map<DoseUnit, Span> doses,
        Set<DoseUnit> units,
        @Nullable Span timesPerDay,
        @Nullable AdministrationRoute route,
        @Nullable Integer durationDays,
        boolean asNeeded,
        boolean forAReason,
        boolean weekly,
        boolean daily) {
    @Override
    public String toString() {
        return "ReadSig[redacted]";
    }
}
