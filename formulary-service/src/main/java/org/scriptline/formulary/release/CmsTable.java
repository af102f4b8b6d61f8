package org.scriptline.formulary.release;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of CMS's Part D public-use files that are read, by the words of their file names and headers.
 *
 * <p>Source: CMS Prescription Drug Plan Formulary, Pharmacy Network, and Pricing Information Files, record layout.
 * The plan aliases are ours: no public file says which BIN, PCN and group belong to which plan.
 */
public enum CmsTable {
    BASIC_FORMULARY(
            "basic drugs formulary",
            StandardCharsets.US_ASCII,
            List.of(
                    "FORMULARY_ID",
                    "CONTRACT_YEAR",
                    "RXCUI",
                    "NDC",
                    "TIER_LEVEL_VALUE",
                    "QUANTITY_LIMIT_YN",
                    "QUANTITY_LIMIT_AMOUNT",
                    "QUANTITY_LIMIT_DAYS",
                    "PRIOR_AUTHORIZATION_YN",
                    "STEP_THERAPY_YN"),
            Set.of("FORMULARY_VERSION", "SELECTED_DRUG_YN")),
    PLAN_INFORMATION(
            "plan information",
            Charset.forName("windows-1252"),
            List.of(
                    "CONTRACT_ID",
                    "PLAN_ID",
                    "SEGMENT_ID",
                    "CONTRACT_NAME",
                    "PLAN_NAME",
                    "FORMULARY_ID",
                    "PREMIUM",
                    "DEDUCTIBLE"),
            Set.of("MA_REGION_CODE", "PDP_REGION_CODE", "STATE", "COUNTY_CODE", "SNP", "PLAN_SUPPRESSED_YN")),
    INSULIN_COST(
            "insulin beneficiary cost",
            StandardCharsets.US_ASCII,
            List.of(
                    "CONTRACT_ID",
                    "PLAN_ID",
                    "SEGMENT_ID",
                    "TIER",
                    "DAYS_SUPPLY",
                    "COPAY_AMT_PREF_INSLN",
                    "COPAY_AMT_NONPREF_INSLN",
                    "COPAY_AMT_MAIL_PREF_INSLN",
                    "COPAY_AMT_MAIL_NONPREF_INSLN"),
            Set.of(
                    "COIN_AMT_PREF_INSLN",
                    "COIN_AMT_NONPREF_INSLN",
                    "COIN_AMT_MAIL_PREF_INSLN",
                    "COIN_AMT_MAIL_NONPREF_INSLN")),
    BENEFICIARY_COST(
            "beneficiary cost",
            StandardCharsets.US_ASCII,
            List.of(
                    "CONTRACT_ID",
                    "PLAN_ID",
                    "SEGMENT_ID",
                    "COVERAGE_LEVEL",
                    "TIER",
                    "DAYS_SUPPLY",
                    "COST_TYPE_PREF",
                    "COST_AMT_PREF",
                    "COST_MIN_AMT_PREF",
                    "COST_MAX_AMT_PREF",
                    "COST_TYPE_NONPREF",
                    "COST_AMT_NONPREF",
                    "COST_MIN_AMT_NONPREF",
                    "COST_MAX_AMT_NONPREF",
                    "COST_TYPE_MAIL_PREF",
                    "COST_AMT_MAIL_PREF",
                    "COST_MIN_AMT_MAIL_PREF",
                    "COST_MAX_AMT_MAIL_PREF",
                    "COST_TYPE_MAIL_NONPREF",
                    "COST_AMT_MAIL_NONPREF",
                    "COST_MIN_AMT_MAIL_NONPREF",
                    "COST_MAX_AMT_MAIL_NONPREF"),
            Set.of("TIER_SPECIALTY_YN", "DED_APPLIES_YN")),
    EXCLUDED_DRUGS(
            "excluded drugs formulary",
            StandardCharsets.US_ASCII,
            List.of(
                    "CONTRACT_ID",
                    "PLAN_ID",
                    "RXCUI",
                    "TIER",
                    "QUANTITY_LIMIT_YN",
                    "QUANTITY_LIMIT_AMOUNT",
                    "QUANTITY_LIMIT_DAYS",
                    "PRIOR_AUTH_YN",
                    "STEP_THERAPY_YN"),
            Set.of("CAPPED_BENEFIT_YN")),
    INDICATION_COVERAGE(
            "indication based coverage",
            Charset.forName("windows-1252"),
            List.of("CONTRACT_ID", "PLAN_ID", "RXCUI", "DISEASE"),
            Set.of()),
    GEOGRAPHY(
            "geographic locator",
            Charset.forName("windows-1252"),
            List.of("COUNTY_CODE", "STATENAME", "COUNTY"),
            Set.of("MA_REGION_CODE", "MA_REGION", "PDP_REGION_CODE", "PDP_REGION")),
    PRICING(
            "pricing",
            StandardCharsets.US_ASCII,
            List.of("CONTRACT_ID", "PLAN_ID", "SEGMENT_ID", "NDC", "DAYS_SUPPLY", "UNIT_COST"),
            Set.of()),
    PHARMACY_NETWORKS(
            "pharmacy networks",
            StandardCharsets.US_ASCII,
            List.of(
                    "CONTRACT_ID",
                    "PLAN_ID",
                    "SEGMENT_ID",
                    "PHARMACY_NUMBER",
                    "PREFERRED_STATUS_RETAIL",
                    "PREFERRED_STATUS_MAIL",
                    "PHARMACY_RETAIL",
                    "PHARMACY_MAIL",
                    "IN_AREA_FLAG"),
            Set.of(
                    "PHARMACY_ZIPCODE",
                    "FLOOR_PRICE",
                    "BRAND_DISPENSING_FEE_30",
                    "BRAND_DISPENSING_FEE_60",
                    "BRAND_DISPENSING_FEE_90",
                    "GENERIC_DISPENSING_FEE_30",
                    "GENERIC_DISPENSING_FEE_60",
                    "GENERIC_DISPENSING_FEE_90",
                    "SELECTED_DISPENSING_FEE_30",
                    "SELECTED_DISPENSING_FEE_60",
                    "SELECTED_DISPENSING_FEE_90")),
    PLAN_ALIASES(
            "plan aliases",
            StandardCharsets.US_ASCII,
            List.of("BIN", "PCN", "GROUP", "CONTRACT_ID", "PLAN_ID", "SEGMENT_ID"),
            Set.of());

    private final String fileNameWords;
    private final Charset charset;
    private final List<String> required;
    private final Set<String> optional;

    CmsTable(String fileNameWords, Charset charset, List<String> required, Set<String> optional) {
        this.fileNameWords = fileNameWords;
        this.charset = charset;
        this.required = required;
        this.optional = optional;
    }

    /** The table a file holds by its name, in which CMS varies spaces and case from release to release. */
    public static Optional<CmsTable> ofFileName(String fileName) {
        String words = fileName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ");
        return Arrays.stream(values())
                .filter(table -> words.contains(table.fileNameWords))
                .findFirst();
    }

    /** The words by which a file of this table is named. */
    public String fileNameWords() {
        return fileNameWords;
    }

    Charset charset() {
        return charset;
    }

    /** Columns that must be there, in upper case; CMS writes those of the insulin file in lower case. */
    public List<String> required() {
        return required;
    }

    /** Columns that came or went with a year. */
    public Set<String> optional() {
        return optional;
    }

    /** Too large for memory, and perhaps in several files: these go straight into the store. */
    boolean bulk() {
        return this == PRICING || this == PHARMACY_NETWORKS;
    }

    boolean knows(String column) {
        return required.contains(column) || optional.contains(column);
    }
}
