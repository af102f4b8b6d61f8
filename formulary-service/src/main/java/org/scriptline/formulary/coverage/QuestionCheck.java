package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;

/** Refuses quantities, days and dates that nobody can mean. */
final class QuestionCheck {

    private static final BigDecimal MOST_UNITS = new BigDecimal("100000");
    private static final int MOST_DAYS = 365;
    private static final int MOST_DECIMALS = 6;
    private static final LocalDate FIRST_DAY = LocalDate.of(2006, 1, 1);

    private QuestionCheck() {}

    /** The earliest place on Earth is a day ahead of UTC: a date is in the future only behind {@code today + 1}. */
    static Optional<CoverageAnswer.Refused> check(CoverageQuestion question, LocalDate today) {
        if (question.asOf().isBefore(FIRST_DAY) || question.asOf().isAfter(today.plusYears(1))) {
            return refused(ErrorCode.DATE_INVALID, "asOf", "is before 2006 or more than a year ahead");
        }
        if (question.quantity() != null && bad(question.quantity())) {
            return refused(
                    ErrorCode.QUANTITY_INVALID, "quantity", "is not greater than zero and at most 100,000 units");
        }
        if (bad(question.daysSupply())) {
            return refused(ErrorCode.DAYS_SUPPLY_INVALID, "daysSupply", "is not between 1 and 365");
        }
        List<CoverageQuestion.PastFill> history = question.history() == null ? List.of() : question.history();
        for (int index = 0; index < history.size(); index++) {
            var refusal = check(history.get(index), "history[" + index + "].", today);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<CoverageAnswer.Refused> check(
            CoverageQuestion.PastFill fill, String place, LocalDate today) {
        if (DrugResolver.rxcui(fill.rxcui()) == null) {
            return refused(ErrorCode.DRUG_CODE_INVALID, place + "rxcui", "is not a number of up to eight digits");
        }
        if (fill.fillDate().isAfter(today.plusDays(1))) {
            return refused(ErrorCode.DATE_INVALID, place + "fillDate", "is in the future");
        }
        if (bad(fill.quantity())) {
            return refused(
                    ErrorCode.QUANTITY_INVALID,
                    place + "quantity",
                    "is not greater than zero and at most 100,000 units");
        }
        return bad(fill.daysSupply())
                ? refused(ErrorCode.DAYS_SUPPLY_INVALID, place + "daysSupply", "is not between 1 and 365")
                : Optional.empty();
    }

    private static boolean bad(BigDecimal quantity) {
        return quantity.signum() <= 0
                || quantity.compareTo(MOST_UNITS) > 0
                || quantity.stripTrailingZeros().scale() > MOST_DECIMALS;
    }

    private static boolean bad(@Nullable Integer days) {
        return days != null && (days < 1 || days > MOST_DAYS);
    }

    private static Optional<CoverageAnswer.Refused> refused(ErrorCode code, String field, String detail) {
        return Optional.of(CoverageAnswer.Refused.of(code, field, detail));
    }
}
