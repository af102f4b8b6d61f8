package org.scriptline.prescription.fhir;

import org.scriptline.contracts.errors.ErrorCode;

/** FHIR's issue type for each of our failures. */
final class IssueCode {
    private IssueCode() {}

    static String of(ErrorCode code) {
        return switch (code.category()) {
            case MALFORMED -> "invalid";
            case UNAUTHENTICATED -> "login";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not-found";
            case METHOD, NOT_ACCEPTABLE, MEDIA_TYPE -> "not-supported";
            case CONFLICT, STALE -> "conflict";
            case PRECONDITION -> "required";
            case TOO_LARGE -> "too-long";
            case UNPROCESSABLE -> unprocessable(code);
            case TOO_MANY -> "throttled";
            case INTERNAL -> "exception";
            case UNAVAILABLE -> "transient";
        };
    }

    private static String unprocessable(ErrorCode code) {
        if (code.name().endsWith("_MISSING") || code == ErrorCode.PATIENT_INCOMPLETE) {
            return "required";
        }
        if (code.name().endsWith("_NOT_SUPPORTED")) {
            return "not-supported";
        }
        if (code.name().endsWith("_INVALID") || code == ErrorCode.VALUE_OUT_OF_RANGE) {
            return "value";
        }
        if (code.name().endsWith("_TOO_LONG")) {
            return "too-long";
        }
        return code == ErrorCode.DUPLICATE_SAME_DAY ? "duplicate" : "business-rule";
    }
}
