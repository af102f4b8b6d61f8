package org.scriptline.prescription.lint;

import java.util.List;
import org.scriptline.contracts.errors.ErrorCategory;
import org.scriptline.contracts.errors.ErrorCode;

/**
 * One defect of a submitted resource.
 *
 * @param expression the element as simple FHIRPath, {@code MedicationRequest.dosageInstruction[0].text} for example
 * @param message one sentence that says what is wrong here; what to do about it is {@link ErrorCode#fix()}
 */
public record Finding(Level level, ErrorCode code, String expression, String message) {
    /** Whether the order stops or travels on with the remark. */
    public enum Level {
        ERROR,
        WARNING
    }

    public static Finding error(ErrorCode code, String expression, String message) {
        return new Finding(Level.ERROR, code, expression, message);
    }

    /** An error that says what its code says. */
    public static Finding error(ErrorCode code, String expression) {
        return error(code, expression, code.title());
    }

    public static Finding warning(ErrorCode code, String expression, String message) {
        return new Finding(Level.WARNING, code, expression, message);
    }

    public boolean isError() {
        return level == Level.ERROR;
    }

    /** Whether any of the findings stops the order. */
    public static boolean anyError(List<Finding> findings) {
        return findings.stream().anyMatch(Finding::isError);
    }

    /** The HTTP status of an answer that refuses for these findings: 400 when something could not be read, else 422. */
    public static int httpStatus(List<Finding> findings) {
        return findings.stream()
                        .filter(Finding::isError)
                        .anyMatch(finding -> finding.code().category() == ErrorCategory.MALFORMED)
                ? ErrorCategory.MALFORMED.httpStatus()
                : ErrorCategory.UNPROCESSABLE.httpStatus();
    }
}
