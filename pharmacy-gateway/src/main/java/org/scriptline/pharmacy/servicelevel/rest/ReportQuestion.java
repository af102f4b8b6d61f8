package org.scriptline.pharmacy.servicelevel.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.web.QueryNumber;

/**
 * What is asked.
 *
 * @param pharmacy the only one; null for all
 * @param limit how many pharmacies at most
 * @param after the last pharmacy of the page before; empty for the first page
 */
record ReportQuestion(YearMonth month, @Nullable String pharmacy, int limit, String after) {

    private static final int LARGEST_PAGE = 200;
    private static final String NCPDP_ID = "[0-9]{7}";
    private static final String MONTH = "[0-9]{4}-(0[1-9]|1[0-2])";

    /**
     * Reads the parameters.
     *
     * @param month null for the present one
     * @param present in UTC
     * @throws ProblemException {@code PARAMETER_INVALID} with the parameter's name
     */
    static ReportQuestion of(
            @Nullable String month, @Nullable String pharmacy, String limit, String cursor, YearMonth present) {
        require(
                month == null
                        || (month.matches(MONTH) && !YearMonth.parse(month).isAfter(present)),
                "month",
                "month is a calendar month as 2026-01, and not after " + present + ".");
        require(pharmacy == null || pharmacy.matches(NCPDP_ID), "pharmacy", "pharmacy is an NCPDP id of seven digits.");
        int most = QueryNumber.between("limit", limit, 1, LARGEST_PAGE);
        require(cursor.isEmpty() || cursor.matches(NCPDP_ID), "cursor", "The cursor is not one of ours.");
        return new ReportQuestion(month == null ? present : YearMonth.parse(month), pharmacy, most, cursor);
    }

    static void require(boolean right, String field, String detail) {
        if (!right) {
            throw new ProblemException(ErrorCode.PARAMETER_INVALID, detail).withField(field);
        }
    }

    /** The query of the same question about another month, from its beginning. */
    String about(YearMonth other) {
        return "?month=" + other + (pharmacy == null ? "" : "&pharmacy=" + encoded(pharmacy));
    }

    /** The query of this question in a format. */
    String in(Format format) {
        return about(month) + (after.isEmpty() ? "" : "&cursor=" + encoded(after)) + "&limit=" + limit + "&format="
                + format.word();
    }

    /** The query of the following page. */
    String following(String cursor) {
        return about(month) + "&limit=" + limit + "&cursor=" + encoded(cursor);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
