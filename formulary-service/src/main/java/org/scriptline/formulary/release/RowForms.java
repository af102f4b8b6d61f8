package org.scriptline.formulary.release;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the tables' rows become records. A defective cell is noted in the row; the record is then not to be used. */
final class RowForms {

    private static final BigDecimal MOST_DOLLARS = new BigDecimal("1000000");
    private static final BigDecimal MOST_UNITS = new BigDecimal("1000000");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_RXCUI = 8;
    private static final int NDC_DIGITS = 11;
    private static final int HIGHEST_TIER = 7;
    private static final int MOST_DAYS = 730;

    private RowForms() {}

    static int formulary(Row row) {
        return Integer.parseInt(row.digits("FORMULARY_ID", 8));
    }

    static long ndc(Row row) {
        String written = row.text("NDC");
        if (written == null) {
            return 0;
        }
        if (written.length() != NDC_DIGITS) {
            row.refuse("NDC", "has not 11 digits");
            return 0;
        }
        return Long.parseLong(row.digits("NDC", NDC_DIGITS));
    }

    static int rxcui(Row row) {
        int rxcui = Integer.parseInt(row.digits("RXCUI", LONGEST_RXCUI));
        if (rxcui == 0 && row.sound()) {
            row.refuse("RXCUI", "is zero");
        }
        return rxcui;
    }

    static FormularyItem item(Row row, String tierColumn, String priorAuthorizationColumn) {
        return new FormularyItem(
                rxcui(row),
                row.integer(tierColumn, 1, HIGHEST_TIER),
                row.flag("QUANTITY_LIMIT_YN"),
                quantityRule(row),
                row.flag(priorAuthorizationColumn),
                row.flag("STEP_THERAPY_YN"));
    }

    private static @Nullable QuantityRule quantityRule(Row row) {
        BigDecimal amount = row.decimal("QUANTITY_LIMIT_AMOUNT", BigDecimal.ZERO, MOST_UNITS);
        Integer days = row.optionalInteger("QUANTITY_LIMIT_DAYS", 0, MOST_DAYS);
        boolean stated = amount != null && amount.signum() > 0 && days != null && days > 0;
        return stated && Boolean.TRUE.equals(row.flag("QUANTITY_LIMIT_YN"))
                ? new QuantityRule(Objects.requireNonNull(amount), Objects.requireNonNull(days))
                : null;
    }

    static String contract(Row row) {
        String written = row.requiredText("CONTRACT_ID", 5);
        return CodeForms.contract(written).orElseGet(() -> {
            if (!written.isEmpty()) {
                row.refuse("CONTRACT_ID", "is not a letter and up to four digits");
            }
            return "";
        });
    }

    static String plan(Row row) {
        return CodeForms.padded(row.digits("PLAN_ID", 3), 3).orElse("");
    }

    static PlanKey planKey(Row row) {
        return new PlanKey(
                contract(row),
                plan(row),
                CodeForms.padded(row.digits("SEGMENT_ID", 3), 3).orElse(""));
    }

    static PlanRow planRow(Row row) {
        return new PlanRow(
                planKey(row),
                shortened(row.text("CONTRACT_NAME")),
                shortened(row.text("PLAN_NAME")),
                row.text("FORMULARY_ID") == null ? null : formulary(row),
                row.decimal("PREMIUM", MOST_DOLLARS.negate(), MOST_DOLLARS),
                row.decimal("DEDUCTIBLE", BigDecimal.ZERO, MOST_DOLLARS),
                Boolean.TRUE.equals(row.flag("PLAN_SUPPRESSED_YN")));
    }

    private static @Nullable String shortened(@Nullable String name) {
        return name == null || name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    static CostRow costRow(Row row) {
        return new CostRow(
                planKey(row),
                row.integer("COVERAGE_LEVEL", 0, 3),
                row.integer("TIER", 1, HIGHEST_TIER),
                supply(row),
                channel(row, "PREF"),
                channel(row, "NONPREF"),
                channel(row, "MAIL_PREF"),
                channel(row, "MAIL_NONPREF"),
                row.flag("TIER_SPECIALTY_YN"),
                row.flag("DED_APPLIES_YN"));
    }

    static InsulinRow insulinRow(Row row) {
        return new InsulinRow(
                planKey(row),
                row.optionalInteger("TIER", 1, HIGHEST_TIER),
                supply(row),
                insulinChannel(row, "PREF"),
                insulinChannel(row, "NONPREF"),
                insulinChannel(row, "MAIL_PREF"),
                insulinChannel(row, "MAIL_NONPREF"));
    }

    private static SupplyLength supply(Row row) {
        return SupplyLength.ofCode(row.integer("DAYS_SUPPLY", 1, 4));
    }

    private static ChannelCost channel(Row row, String channel) {
        Integer type = row.optionalInteger("COST_TYPE_" + channel, 0, 2);
        if (type == null || type == 0) {
            return ChannelCost.NOT_OFFERED;
        }
        var kind = ChannelCost.Kind.ofCode(type);
        BigDecimal most = type == 1 ? MOST_DOLLARS : BigDecimal.ONE;
        return new ChannelCost(
                kind,
                row.decimal("COST_AMT_" + channel, BigDecimal.ZERO, most),
                row.decimal("COST_MIN_AMT_" + channel, BigDecimal.ZERO, MOST_DOLLARS),
                row.decimal("COST_MAX_AMT_" + channel, BigDecimal.ZERO, MOST_DOLLARS));
    }

    private static ChannelCost insulinChannel(Row row, String channel) {
        BigDecimal copay = row.decimal("COPAY_AMT_" + channel + "_INSLN", BigDecimal.ZERO, MOST_DOLLARS);
        return copay == null ? ChannelCost.NOT_OFFERED : new ChannelCost(ChannelCost.Kind.COPAY, copay, null, null);
    }

    static GeographyRow geographyRow(Row row) {
        return new GeographyRow(
                CodeForms.padded(row.digits("COUNTY_CODE", 5), 5).orElse(""),
                row.requiredText("STATENAME", LONGEST_NAME),
                row.requiredText("COUNTY", LONGEST_NAME),
                shortened(row.text("MA_REGION_CODE")),
                shortened(row.text("PDP_REGION_CODE")));
    }

    /** Null when the row names no place. */
    static @Nullable AreaRow areaRow(Row row, PlanKey plan) {
        String state = shortened(row.text("STATE"));
        String county = shortened(row.text("COUNTY_CODE"));
        String advantageRegion = shortened(row.text("MA_REGION_CODE"));
        String drugPlanRegion = shortened(row.text("PDP_REGION_CODE"));
        return state == null && county == null && advantageRegion == null && drugPlanRegion == null
                ? null
                : new AreaRow(plan, state, county, advantageRegion, drugPlanRegion);
    }

    static AliasRow aliasRow(Row row) {
        String bin = CodeForms.padded(row.digits("BIN", 6), 6).orElse("");
        return new AliasRow(bin, upper(row.text("PCN")), upper(row.text("GROUP")), planKey(row));
    }

    private static @Nullable String upper(@Nullable String code) {
        return code == null ? null : code.toUpperCase(Locale.ROOT);
    }
}
