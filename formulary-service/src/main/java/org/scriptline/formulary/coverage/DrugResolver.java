package org.scriptline.formulary.coverage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.products.Ndc;
import org.scriptline.formulary.release.CodeForms;
import org.scriptline.formulary.release.ServedRelease;

/** Finds the RxNorm product that an RxCUI or an NDC names. */
final class DrugResolver {

    private static final int MOST_CHOICES = 20;
    private static final int MOST_DIGITS = 8;

    private final DrugCatalogue catalogue;

    DrugResolver(DrugCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Looks at the written codes alone; the release is not needed to refuse a malformed one. */
    Optional<CoverageAnswer.Refused> refuse(CoverageQuestion question) {
        if (question.rxcui() == null && question.ndc() == null) {
            return refused(ErrorCode.DRUG_MISSING, "drug", "neither rxcui nor ndc is given");
        }
        if (question.rxcui() != null && rxcui(question.rxcui()) == null) {
            return refused(ErrorCode.DRUG_CODE_INVALID, "drug.rxcui", "an RxCUI is a number of up to eight digits");
        }
        if (question.ndc() == null) {
            return Optional.empty();
        }
        return switch (Ndc.read(question.ndc())) {
            case Ndc.Read read -> Optional.empty();
            case Ndc.Ambiguous ambiguous ->
                catalogue.packageOf(ambiguous.written()) != null
                        ? Optional.empty()
                        : refused(
                                ErrorCode.NDC_AMBIGUOUS,
                                "drug.ndc",
                                "ten digits without hyphens may be three packages");
            case Ndc.Malformed malformed ->
                refused(
                        ErrorCode.DRUG_CODE_INVALID,
                        "drug.ndc",
                        "an NDC has eleven digits, or ten with hyphens as 4-4-2, 5-3-2 or 5-4-1");
        };
    }

    /** For a question that {@link #refuse} let pass. */
    DrugResolution resolve(CoverageQuestion question, ServedRelease served) {
        Integer named = question.rxcui() == null ? null : rxcui(question.rxcui());
        DrugCatalogue known = catalogue.in(served);
        Ndc ndc = ndc(question, catalogue);
        Integer packaged = ndc == null ? null : byNdc(ndc, served, known);
        if (named != null && packaged != null && !named.equals(packaged)) {
            return new DrugResolution.Refused(CoverageAnswer.Refused.of(
                    ErrorCode.DRUG_CODES_DISAGREE, "drug.ndc", "the NDC is a package of RxCUI " + packaged));
        }
        if (named == null) {
            return packaged == null
                    ? new DrugResolution.NotKnown(unknown(ndc, known))
                    : new DrugResolution.Known(packaged);
        }
        List<String> choices =
                known.productsOfIngredient(named).stream().limit(MOST_CHOICES).toList();
        return choices.isEmpty()
                ? new DrugResolution.Known(named)
                : new DrugResolution.Refused(new CoverageAnswer.Refused(
                        ErrorCode.DRUG_IS_INGREDIENT, "drug.rxcui", "the code names an ingredient", choices));
    }

    private static String unknown(@Nullable Ndc ndc, DrugCatalogue known) {
        String name = ndc == null ? null : known.packageName(ndc);
        return name == null
                ? "the NDC is not known to this release or to the product table"
                : "the NDC is a package of " + name + ", of which no RxCUI is known";
    }

    /** The package that is asked about; null when none is, or when it cannot be told. */
    static @Nullable Ndc ndc(CoverageQuestion question, DrugCatalogue catalogue) {
        return switch (question.ndc() == null ? null : Ndc.read(question.ndc())) {
            case Ndc.Read read -> read.ndc();
            case Ndc.Ambiguous ambiguous -> catalogue.packageOf(ambiguous.written());
            case Ndc.Malformed malformed -> null;
            case null -> null;
        };
    }

    private static @Nullable Integer byNdc(Ndc ndc, ServedRelease served, DrugCatalogue known) {
        Integer inRelease = served.rxcuiOf(Long.parseLong(ndc.digits()));
        return inRelease != null ? inRelease : known.byNdc(ndc).orElse(null);
    }

    /** The code as a number, null when it is none. */
    static @Nullable Integer rxcui(String written) {
        String digits = written.strip();
        if (!CodeForms.digits(digits, MOST_DIGITS)) {
            return null;
        }
        int number = Integer.parseInt(digits);
        return number == 0 ? null : Integer.valueOf(number);
    }

    private static Optional<CoverageAnswer.Refused> refused(ErrorCode code, String field, String detail) {
        return Optional.of(CoverageAnswer.Refused.of(code, field, detail));
    }
}
