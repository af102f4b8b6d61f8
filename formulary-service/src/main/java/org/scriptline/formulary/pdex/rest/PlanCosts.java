package org.scriptline.formulary.pdex.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.ChannelCost;
import org.scriptline.formulary.release.CostRow;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.SupplyLength;

/**
 * What a plan's members pay in the initial phase, tier by tier, as {@code InsurancePlan.plan}. The guide knows no preferred
 * pharmacies: what any pharmacy of the network takes is said, and the preferred ones' share where no other offers the
 * supply. What the payer leaves open, the amount or whether the deductible comes first, is left out.
 */
final class PlanCosts {

    /** Part D has seven tiers, a marketplace payer at most thirty-one. */
    private static final int MOST_TIERS = 31;

    private static final String CURRENCIES = "urn:iso:std:iso:4217";
    private static final String UNITS = "http://unitsofmeasure.org";

    /** The guide's types of pharmacy benefit that payers price. */
    private enum BenefitType {
        MONTH_AT_RETAIL("1-month-in-retail", "1 month in network retail", SupplyLength.ONE_MONTH, false),
        MONTH_BY_MAIL("1-month-in-mail", "1 month in network mail order", SupplyLength.ONE_MONTH, true),
        THREE_MONTHS_AT_RETAIL("3-month-in-retail", "3 month in network retail", SupplyLength.THREE_MONTHS, false),
        THREE_MONTHS_BY_MAIL("3-month-in-mail", "3 month in network mail order", SupplyLength.THREE_MONTHS, true);

        private final String code;
        private final String display;
        private final SupplyLength supply;
        private final boolean mail;

        BenefitType(String code, String display, SupplyLength supply, boolean mail) {
            this.code = code;
            this.display = display;
            this.supply = supply;
            this.mail = mail;
        }

        private ChannelCost of(CostRow row) {
            ChannelCost any = mail ? row.standardMail() : row.standard();
            return any.kind() != ChannelCost.Kind.NOT_OFFERED ? any : mail ? row.preferredMail() : row.preferred();
        }
    }

    private PlanCosts() {}

    /** Empty when no cost of the plan is known. */
    static Optional<ObjectNode> of(ServedRelease served, PlanRow plan) {
        ArrayNode specific = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(BenefitType.values()).forEach(type -> {
            ArrayNode benefits = benefits(served, plan, type);
            if (!benefits.isEmpty()) {
                ObjectNode cost = specific.addObject();
                Usdf.concept(cost.putObject("category"), Usdf.BENEFIT_TYPE, type.code, type.display);
                cost.set("benefit", benefits);
            }
        });
        if (specific.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode costs = JsonNodeFactory.instance.objectNode();
        Usdf.concept(costs.putObject("type"), Usdf.PLAN_TYPE, Usdf.DRUG, Usdf.DRUG);
        costs.set("specificCost", specific);
        return Optional.of(costs);
    }

    private static ArrayNode benefits(ServedRelease served, PlanRow plan, BenefitType type) {
        ArrayNode benefits = JsonNodeFactory.instance.arrayNode();
        for (int tier = 1; tier <= MOST_TIERS; tier++) {
            CostRow row = served.cost(plan.key(), CostRow.INITIAL, tier, type.supply);
            Boolean deductible = row == null ? null : deductibleFirst(row, plan);
            BigDecimal amount = row == null ? null : type.of(row).amount();
            if (row != null && deductible != null && amount != null) {
                ObjectNode benefit = benefits.addObject();
                Usdf.tier(benefit.putObject("type"), served.release(), served.tierCode(tier));
                boolean copay = type.of(row).kind() == ChannelCost.Kind.COPAY;
                cost(benefit.putArray("cost").addObject(), copay, amount, deductible);
            }
        }
        return benefits;
    }

    /** Null when nobody says. */
    private static @Nullable Boolean deductibleFirst(CostRow row, PlanRow plan) {
        boolean none = plan.deductible() != null && plan.deductible().signum() == 0;
        return none ? Boolean.FALSE : row.deductibleApplies();
    }

    private static void cost(ObjectNode cost, boolean copay, BigDecimal amount, boolean deductible) {
        String free = amount.signum() == 0 ? "no-charge" : "charge";
        String option = deductible ? (amount.signum() == 0 ? "no-charge-after-deductible" : "after-deductible") : free;
        Usdf.coding(cost.putObject("type"), Usdf.COST_TYPE, copay ? "copay" : "coinsurance");
        Usdf.coding(cost.putArray("qualifiers").addObject(), Usdf.COST_OPTION, option);
        ObjectNode value = cost.putObject("value");
        if (copay) {
            value.put("value", amount)
                    .put("unit", "USD")
                    .put("system", CURRENCIES)
                    .put("code", "USD");
        } else {
            value.put("value", amount.movePointRight(2))
                    .put("unit", "%")
                    .put("system", UNITS)
                    .put("code", "%");
        }
    }
}
