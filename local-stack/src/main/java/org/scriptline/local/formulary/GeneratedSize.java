package org.scriptline.local.formulary;

import org.scriptline.local.stack.StackException;

/**
 * How much is generated.
 *
 * @param rows of the drug file, spread evenly over the formularies, of which each has at most {@link #DRUGS}
 * @param prices rows of the pricing file, 0 for no such file
 * @param pharmacies of each plan's network, 0 for no such file
 */
record GeneratedSize(int rows, int formularies, int plans, long prices, int pharmacies, int year, long seed) {

    /** Distinct drugs of the market: as many as CMS's files named in 2025. */
    static final int DRUGS = 6_024;

    private static final int MOST_FORMULARIES = 10_000;
    private static final int MOST_PLANS = 99_000;

    GeneratedSize {
        between("--formularies", formularies, 1, MOST_FORMULARIES);
        between("--rows", rows, formularies, (long) formularies * DRUGS);
        between("--plans", plans, 1, MOST_PLANS);
        between("--prices", prices, 0, (long) plans * (rows / formularies) * 3);
        between("--pharmacies", pharmacies, 0, 1_000_000);
        between("--year", year, 2006, 2100);
    }

    private static void between(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new StackException("%s must lie between %,d and %,d here.".formatted(option, least, most));
        }
    }
}
