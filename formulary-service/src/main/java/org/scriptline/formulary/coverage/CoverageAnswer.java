package org.scriptline.formulary.coverage;

import java.util.List;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.errors.ErrorCode;

/** What a coverage check comes to. */
public sealed interface CoverageAnswer {

    /** An answer, in which unknown fields are null and named. */
    record Answered(CoverageResult result) implements CoverageAnswer {}

    /**
     * The question itself is wrong.
     *
     * @param field the request's field
     * @param choices what could be meant instead, each as code and name; often empty
     */
    record Refused(ErrorCode code, String field, String detail, List<String> choices) implements CoverageAnswer {

        static Refused of(ErrorCode code, String field, String detail) {
            return new Refused(code, field, detail, List.of());
        }
    }
}
