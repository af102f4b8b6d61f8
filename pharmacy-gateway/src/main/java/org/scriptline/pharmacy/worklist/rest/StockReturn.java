package org.scriptline.pharmacy.worklist.rest;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** Which fill was not picked up. */
public record StockReturn(@Nullable Integer fillNumber) {

    int number() {
        if (fillNumber == null) {
            throw new ProblemException(ErrorCode.REQUIRED_FIELD_MISSING, "fillNumber is missing.")
                    .withField("fillNumber");
        }
        return fillNumber;
    }
}
