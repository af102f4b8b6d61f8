package org.scriptline.kit.web;

import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/**
 * Reads whole numbers of a query. Resources take such a parameter as text: where it is typed as a number, Jakarta REST answers
 * what is none with 404, as if the address were wrong.
 */
public final class QueryNumber {

    private static final String DIGITS = "[0-9]{1,18}";

    private QueryNumber() {}

    /**
     * The number.
     *
     * @param parameter its name
     * @throws ProblemException {@code PARAMETER_INVALID} with the parameter's name when it is not one from {@code least} to {@code most}
     */
    public static int between(String parameter, String text, int least, int most) {
        if (text.matches(DIGITS)) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw wrong(parameter, parameter + " is " + least + " to " + most + ".");
    }

    /** The number that a page before gave as {@code cursor}, 0 or more. */
    public static long cursor(String text) {
        if (!text.matches(DIGITS)) {
            throw wrong("cursor", "The cursor is not one of ours.");
        }
        return Long.parseLong(text);
    }

    private static ProblemException wrong(String parameter, String detail) {
        return new ProblemException(ErrorCode.PARAMETER_INVALID, detail).withField(parameter);
    }
}
