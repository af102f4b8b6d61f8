package org.scriptline.formulary.coverage;

/** What a drug code comes to. */
sealed interface DrugResolution {

    /** One RxNorm product. */
    record Known(int rxcui) implements DrugResolution {}

    /** A well-formed code of which these files say nothing. */
    record NotKnown(String reason) implements DrugResolution {}

    /** The code cannot be a drug's. */
    record Refused(CoverageAnswer.Refused refusal) implements DrugResolution {}
}
