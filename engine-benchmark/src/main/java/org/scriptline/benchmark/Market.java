package org.scriptline.benchmark;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.scriptline.contracts.products.Product;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.formulary.release.ChannelCost;
import org.scriptline.formulary.release.Completeness;
import org.scriptline.formulary.release.CostRow;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.ItemColumns;
import org.scriptline.formulary.release.PackedPlanPrices;
import org.scriptline.formulary.release.PharmacyStanding;
import org.scriptline.formulary.release.PlanKey;
import org.scriptline.formulary.release.PlanPrices;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.PriceLookup;
import org.scriptline.formulary.release.QuantityRule;
import org.scriptline.formulary.release.Release;
import org.scriptline.formulary.release.ReleaseContent;
import org.scriptline.formulary.release.ReleaseNames;
import org.scriptline.formulary.release.ReleaseState;
import org.scriptline.formulary.release.RowCounts;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.SupplyLength;

/**
 * A year of Part D in its published size: 384 formularies of 3,400 drugs, 5,242 plans, 30 prices of each. Every authored
 * product is in it; the others have codes that nobody uses. The same numbers every time.
 */
final class Market {

    static final int YEAR = 2026;
    static final int PLANS = 5_242;

    private static final int FORMULARIES = 384;
    private static final int DRUGS = 3_400;
    private static final int FIRST_INVENTED = 90_000_000;
    private static final int TIERS = 5;
    /** A cent amount as prices are packed: digits over three bits with the number of decimals. */
    private static final int DECIMALS_BITS = 3;

    private Market() {}

    static ServedRelease release() {
        var random = new Random(7);
        var items = new ItemColumns();
        List<Product> products = authored();
        for (int formulary = 1; formulary <= FORMULARIES; formulary++) {
            for (int drug = 0; drug < DRUGS; drug++) {
                int rxcui = drug < products.size()
                        ? Integer.parseInt(products.get(drug).rxcui())
                        : FIRST_INVENTED + drug;
                items.add(formulary, 0, item(rxcui, random));
            }
        }
        List<PlanRow> plans = new ArrayList<>();
        List<CostRow> costs = new ArrayList<>();
        for (int number = 0; number < PLANS; number++) {
            PlanKey key = plan(number);
            plans.add(new PlanRow(
                    key, "Payer", "Plan " + number, 1 + number % FORMULARIES, null, new BigDecimal("615"), false));
            costs(key, costs);
        }
        var content = new ReleaseContent(
                YEAR, items, plans, costs, List.of(), List.of(), List.of(), List.of(), ReleaseNames.NONE);
        var release = new Release(
                "measured",
                Release.PART_D,
                YEAR,
                "0".repeat(64),
                Completeness.FULL,
                ReleaseState.ACTIVE,
                new RowCounts(items.size(), plans.size(), costs.size(), 1, 0),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH);
        return new ServedRelease(release, content);
    }

    static List<Product> authored() {
        return ProductTable.authored().products().stream()
                .sorted(Comparator.comparing(Product::rxcui))
                .toList();
    }

    static PlanKey plan(int number) {
        return new PlanKey("S%04d".formatted(1000 + number / 100), "%03d".formatted(number % 100), "000");
    }

    /** Unit costs of every drug of every plan; the plans share the numbers. */
    static PriceLookup prices(ServedRelease release) {
        int[] cents = new int[DRUGS];
        for (int drug = 0; drug < DRUGS; drug++) {
            cents[drug] = (5 + drug * 37 % 900) << DECIMALS_BITS | 2;
        }
        int[][] lengths = {cents, cents, cents};
        List<PlanPrices> byFormulary = new ArrayList<>();
        for (int formulary = 1; formulary <= FORMULARIES; formulary++) {
            byFormulary.add(new PackedPlanPrices(release, formulary, lengths));
        }
        return new PriceLookup() {
            @Override
            public PlanPrices prices(ServedRelease asked, PlanRow plan) {
                Integer formulary = plan.formulary();
                return formulary == null ? PlanPrices.NONE : byFormulary.get(formulary - 1);
            }

            @Override
            public PharmacyStanding standing(ServedRelease asked, PlanRow plan, String npi) {
                return new PharmacyStanding.NotKnown("no pharmacy network is measured");
            }
        };
    }

    private static FormularyItem item(int rxcui, Random random) {
        boolean limited = random.nextInt(100) < 38;
        return new FormularyItem(
                rxcui,
                1 + random.nextInt(TIERS),
                limited,
                limited ? new QuantityRule(BigDecimal.valueOf(30L + 30 * random.nextInt(3)), 30) : null,
                random.nextInt(100) < 25,
                random.nextInt(100) < 5);
    }

    private static void costs(PlanKey plan, List<CostRow> costs) {
        for (int level : new int[] {CostRow.BEFORE_DEDUCTIBLE, CostRow.INITIAL}) {
            for (int tier = level == CostRow.INITIAL ? 1 : TIERS; tier <= TIERS; tier++) {
                for (SupplyLength supply : SupplyLength.values()) {
                    ChannelCost cost = tier < 4 ? copay(tier * 10) : share();
                    ChannelCost dearer = tier < 4 ? copay(tier * 10 + 5) : share();
                    costs.add(
                            new CostRow(plan, level, tier, supply, cost, dearer, cost, dearer, tier == TIERS, tier > 2));
                }
            }
        }
    }

    private static ChannelCost copay(int dollars) {
        return new ChannelCost(ChannelCost.Kind.COPAY, BigDecimal.valueOf(dollars), null, null);
    }

    private static ChannelCost share() {
        return new ChannelCost(ChannelCost.Kind.COINSURANCE, new BigDecimal("0.25"), null, null);
    }
}
