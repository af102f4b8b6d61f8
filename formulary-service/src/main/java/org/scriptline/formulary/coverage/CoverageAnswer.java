package org.scriptline.formulary.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.errors.ErrorCode;

/** What a coverage check comes to. */
public sealed interface CoverageAnswer {

    /**
     * An answer, in which unknown fields are null and named.
     *
     * @param about what it is about, null when plan or drug were not found
     */
    record Answered(CoverageResult result, @Nullable About about) implements CoverageAnswer {

        Answered(CoverageResult result) {
            this(result, null);
        }
    }

    /**
     * The plan and the drug as they were resolved.
     *
     * @param plan contract, plan and segment as {@code S5820-034-000}, or a HIOS id
     */
    record About(String plan, int rxcui) {}

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
