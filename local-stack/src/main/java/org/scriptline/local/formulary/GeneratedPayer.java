package org.scriptline.local.formulary;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Random;

/** Invents plans, formularies, costs, prices and networks in the sizes and shares of CMS's files of 2025. */
final class GeneratedPayer {

    private static final int FIRST_RXCUI = 91_000;
    private static final int LAST_RXCUI = 2_700_000;
    private static final int FIRST_FORMULARY = 25_000;
    private static final int PLANS_OF_CONTRACT = 100;
    private static final int TIERS = 6;
    private static final int[] SUPPLY_CODES = {1, 4, 2};
    private static final int[] DAYS = {30, 60, 90};
    /** Shares of the tiers in thousandths, summed up. */
    private static final int[] TIER_SHARES = {358, 574, 702, 837, 990, 1000};

    private static final String[] LIMITS = {"30|30", "60|30", "90|30", "120|30", "2|28", "4|28", "1.5|30"};

    private final GeneratedSize size;
    private final int[] rxcuis = new int[GeneratedSize.DRUGS];
    private long written;

    GeneratedPayer(GeneratedSize size) {
        this.size = size;
        var random = new Random(size.seed());
        rxcuis[0] = FIRST_RXCUI;
        int widest = (LAST_RXCUI - FIRST_RXCUI) / GeneratedSize.DRUGS;
        for (int drug = 1; drug < rxcuis.length; drug++) {
            rxcuis[drug] = rxcuis[drug - 1] + 1 + random.nextInt(widest);
        }
    }

    /** Gives the number of rows. */
    long writeTo(GeneratedFiles files) throws IOException {
        String date = size.year() + "0101.txt";
        files.write("basic drugs formulary file  " + date, this::drugs);
        files.write("plan information  " + date, this::plans);
        files.write("geographic locator file " + date, this::geography);
        files.write("beneficiary cost file  " + date, this::costs);
        files.write("insulin beneficiary cost file  " + date, this::insulin);
        if (size.prices() > 0) {
            files.write("pricing file " + date, this::prices);
        }
        if (size.pharmacies() > 0) {
            files.write("pharmacy networks file  " + size.year() + "0101 part 1.txt", this::networks);
        }
        return written;
    }

    private void line(Writer file, StringBuilder line) throws IOException {
        file.append(line.append("\r\n"));
        line.setLength(0);
        written++;
    }

    private static void header(Writer file, String columns) throws IOException {
        file.append(columns).append("\r\n");
    }

    /** The drugs of a formulary, sorted; the same for every file. */
    private int[] drugsOf(int formulary) {
        int count = size.rows() / size.formularies() + (formulary < size.rows() % size.formularies() ? 1 : 0);
        var random = new Random(size.seed() * 1_000_003 + formulary);
        int[] all = new int[GeneratedSize.DRUGS];
        Arrays.setAll(all, drug -> drug);
        for (int index = 0; index < count; index++) {
            int other = index + random.nextInt(all.length - index);
            int drug = all[other];
            all[other] = all[index];
            all[index] = drug;
        }
        int[] chosen = Arrays.copyOf(all, count);
        Arrays.sort(chosen);
        return chosen;
    }

    private void drugs(Writer file) throws IOException {
        header(
                file,
                "FORMULARY_ID|FORMULARY_VERSION|CONTRACT_YEAR|RXCUI|NDC|TIER_LEVEL_VALUE|QUANTITY_LIMIT_YN|"
                        + "QUANTITY_LIMIT_AMOUNT|QUANTITY_LIMIT_DAYS|PRIOR_AUTHORIZATION_YN|STEP_THERAPY_YN|SELECTED_DRUG_YN");
        var line = new StringBuilder();
        for (int formulary = 0; formulary < size.formularies(); formulary++) {
            var random = new Random(size.seed() * 31 + formulary);
            for (int drug : drugsOf(formulary)) {
                boolean limited = random.nextInt(1000) < 378;
                line.append(code(FIRST_FORMULARY + formulary, 8)).append("|1|").append(size.year());
                line.append('|').append(rxcuis[drug]).append('|').append(ndc(drug));
                line.append('|').append(tier(random)).append(limited ? "|Y|" : "|N|");
                line.append(limited ? LIMITS[random.nextInt(LIMITS.length)] : " | ");
                line.append(random.nextInt(100) < 25 ? "|Y" : "|N");
                line.append(random.nextInt(100) < 2 ? "|Y" : "|N").append("|N");
                line(file, line);
            }
        }
    }

    private static int tier(Random random) {
        int share = random.nextInt(1000);
        int tier = 1;
        while (share >= TIER_SHARES[tier - 1]) {
            tier++;
        }
        return tier;
    }

    private void plans(Writer file) throws IOException {
        header(
                file,
                "CONTRACT_ID|PLAN_ID|SEGMENT_ID|CONTRACT_NAME|PLAN_NAME|FORMULARY_ID|PREMIUM|DEDUCTIBLE|MA_REGION_CODE|"
                        + "PDP_REGION_CODE|STATE|COUNTY_CODE|SNP|PLAN_SUPPRESSED_YN");
        var line = new StringBuilder();
        for (int plan = 0; plan < size.plans(); plan++) {
            line.append(key(plan)).append("|GENERATED HEALTH ").append(plan / PLANS_OF_CONTRACT);
            line.append("|Generated Plan ").append(plan).append(" (PDP)|");
            line.append(code(FIRST_FORMULARY + plan % size.formularies(), 8))
                    .append('|')
                    .append(plan % 120);
            line.append('|').append(plan % 3 == 0 ? 0 : 615).append("| |14|OH|36250|0|N");
            line(file, line);
        }
    }

    private void geography(Writer file) throws IOException {
        header(file, "COUNTY_CODE|STATENAME|COUNTY|MA_REGION_CODE|MA_REGION|PDP_REGION_CODE|PDP_REGION");
        line(file, new StringBuilder("36250|Ohio|Franklin|11|Ohio|14|Ohio"));
    }

    private void costs(Writer file) throws IOException {
        header(
                file,
                "CONTRACT_ID|PLAN_ID|SEGMENT_ID|COVERAGE_LEVEL|TIER|DAYS_SUPPLY|COST_TYPE_PREF|COST_AMT_PREF|COST_MIN_AMT_PREF|"
                        + "COST_MAX_AMT_PREF|COST_TYPE_NONPREF|COST_AMT_NONPREF|COST_MIN_AMT_NONPREF|COST_MAX_AMT_NONPREF|"
                        + "COST_TYPE_MAIL_PREF|COST_AMT_MAIL_PREF|COST_MIN_AMT_MAIL_PREF|COST_MAX_AMT_MAIL_PREF|"
                        + "COST_TYPE_MAIL_NONPREF|COST_AMT_MAIL_NONPREF|COST_MIN_AMT_MAIL_NONPREF|COST_MAX_AMT_MAIL_NONPREF|"
                        + "TIER_SPECIALTY_YN|DED_APPLIES_YN");
        var line = new StringBuilder();
        for (int plan = 0; plan < size.plans(); plan++) {
            for (int tier = 1; tier <= TIERS; tier++) {
                for (int months = 1; months <= SUPPLY_CODES.length; months++) {
                    line.append(key(plan))
                            .append("|1|")
                            .append(tier)
                            .append('|')
                            .append(SUPPLY_CODES[months - 1]);
                    for (int channel = 0; channel < 4; channel++) {
                        if (tier <= 3) {
                            line.append("|1|")
                                    .append((tier * tier * 5 + channel % 2 * 5) * months)
                                    .append("| | ");
                        } else {
                            line.append("|2|0.")
                                    .append(20 + tier + channel % 2 * 5)
                                    .append("| | ");
                        }
                    }
                    line.append(tier == 5 ? "|Y" : "|N").append(tier >= 3 && plan % 3 != 0 ? "|Y" : "|N");
                    line(file, line);
                }
            }
        }
    }

    private void insulin(Writer file) throws IOException {
        header(
                file,
                "CONTRACT_ID|PLAN_ID|SEGMENT_ID|TIER|DAYS_SUPPLY|copay_amt_pref_insln|copay_amt_nonpref_insln|"
                        + "copay_amt_mail_pref_insln|copay_amt_mail_nonpref_insln|coin_amt_pref_insln|coin_amt_nonpref_insln|"
                        + "coin_amt_mail_pref_insln|coin_amt_mail_nonpref_insln");
        var line = new StringBuilder();
        for (int plan = 0; plan < size.plans(); plan++) {
            for (int months = 1; months <= SUPPLY_CODES.length; months++) {
                line.append(key(plan)).append("|3|").append(SUPPLY_CODES[months - 1]);
                for (int channel = 0; channel < 4; channel++) {
                    line.append('|').append(35 * months);
                }
                line.append("|.|.|.|.");
                line(file, line);
            }
        }
    }

    private void prices(Writer file) throws IOException {
        header(file, "CONTRACT_ID|PLAN_ID|SEGMENT_ID|NDC|DAYS_SUPPLY|UNIT_COST");
        var line = new StringBuilder();
        var random = new Random(size.seed() + 2);
        int[][] drugs = new int[size.formularies()][];
        long left = size.prices();
        for (int plan = 0; plan < size.plans() && left > 0; plan++) {
            int formulary = plan % size.formularies();
            if (drugs[formulary] == null) {
                drugs[formulary] = drugsOf(formulary);
            }
            String key = key(plan);
            for (int drug : drugs[formulary]) {
                String ndc = ndc(drug);
                for (int days : DAYS) {
                    if (left > 0) {
                        line.append(key)
                                .append('|')
                                .append(ndc)
                                .append('|')
                                .append(days)
                                .append('|');
                        line.append(drug % 97).append('.').append(code(random.nextInt(100_000), 5));
                        line(file, line);
                        left--;
                    }
                }
            }
        }
    }

    private void networks(Writer file) throws IOException {
        header(
                file,
                "CONTRACT_ID|PLAN_ID|SEGMENT_ID|PHARMACY_NUMBER|PHARMACY_ZIPCODE|PREFERRED_STATUS_RETAIL|PREFERRED_STATUS_MAIL|"
                        + "PHARMACY_RETAIL|PHARMACY_MAIL|IN_AREA_FLAG|FLOOR_PRICE|BRAND_DISPENSING_FEE_30|BRAND_DISPENSING_FEE_60|"
                        + "BRAND_DISPENSING_FEE_90|GENERIC_DISPENSING_FEE_30|GENERIC_DISPENSING_FEE_60|GENERIC_DISPENSING_FEE_90|"
                        + "SELECTED_DISPENSING_FEE_30|SELECTED_DISPENSING_FEE_60|SELECTED_DISPENSING_FEE_90");
        var line = new StringBuilder();
        for (int plan = 0; plan < size.plans(); plan++) {
            for (int pharmacy = 0; pharmacy < size.pharmacies(); pharmacy++) {
                boolean preferred = (pharmacy + plan) % 4 == 0;
                line.append(key(plan))
                        .append("|10")
                        .append(1_500_000_000L + pharmacy * 7L)
                        .append("|43999|");
                line.append(preferred ? 'Y' : 'N').append("|N|Y|N|Y|0.00|");
                line.append(preferred ? "0.50|0.60|0.70|0.40|0.50|0.60" : "1.00|1.10|1.20|0.75|0.85|0.95")
                        .append("|.|.|.");
                line(file, line);
            }
        }
    }

    private static String key(int plan) {
        return "S" + code(plan / PLANS_OF_CONTRACT + 1, 4) + "|" + code(plan % PLANS_OF_CONTRACT + 1, 3) + "|000";
    }

    private String ndc(int drug) {
        return "99" + code(rxcuis[drug], 9);
    }

    private static String code(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }
}
