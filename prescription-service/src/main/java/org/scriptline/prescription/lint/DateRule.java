package org.scriptline.prescription.lint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;

/** Nothing happened in the future, nobody is older than any human was, nothing was written before the patient was born. */
final class DateRule implements LintRule {
    /** The oldest verified age is 122 years. */
    private static final int OLDEST = 125;

    @Override
    public String name() {
        return "possible-dates";
    }

    @Override
    public List<Finding> check(LintContext context) {
        SubmittedOrder order = context.order();
        List<Finding> findings = new ArrayList<>();
        LocalDate today = context.today();
        @Nullable LocalDate birthDate = order.patient().birthDate();
        String birthPath = order.paths().patient() + ".birthDate";
        if (birthDate != null && birthDate.isAfter(today)) {
            findings.add(Finding.error(ErrorCode.DATE_INVALID, birthPath, "The birth date is in the future."));
        } else if (birthDate != null && birthDate.isBefore(today.minusYears(OLDEST))) {
            findings.add(Finding.error(ErrorCode.DATE_INVALID, birthPath, "Nobody is that old."));
        } else if (birthDate != null && context.writtenOn().isBefore(birthDate)) {
            findings.add(Finding.error(
                    ErrorCode.DATE_INVALID, ElementPaths.AUTHORED_ON, "It was written before the patient was born."));
        }
        if (context.writtenOn().isAfter(today)) {
            findings.add(Finding.error(
                    ErrorCode.DATE_INVALID, ElementPaths.AUTHORED_ON, "The date written is in the future."));
        }
        for (int i = 0; i < order.facts().observations().size(); i++) {
            @Nullable LocalDate measuredOn = order.facts().observations().get(i).measuredOn();
            if (measuredOn != null && measuredOn.isAfter(today)) {
                findings.add(Finding.error(
                        ErrorCode.DATE_INVALID,
                        order.paths().observations().get(i) + ".effective[x]",
                        "The observation is in the future."));
            }
        }
        return findings;
    }
}
