package org.scriptline.formulary.release.marketplace;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.LoadProgress;

/**
 * Reads CMS's QHP machine-readable {@code plans.json} and {@code drugs.json}.
 *
 * <p>Source: CMSgov/QHP-provider-formulary-APIs. The three restriction flags are optional, a plan's formulary is one
 * object or a list, and quantity limits come without an amount.
 */
final class QhpReader {

    private static final Pattern HIOS = Pattern.compile("[0-9]{5}[A-Z]{2}[0-9]{7}");
    private static final int DRUGS_BETWEEN_REPORTS = 1_000;
    private static final int FIRST_YEAR = 2014;
    private static final int LAST_YEAR = 2100;

    private final MarketplaceContent content;
    private final LoadProgress progress;
    private final Set<String> plansOnlyInDrugs = new TreeSet<>();
    private int drugsRead;

    QhpReader(MarketplaceContent content, LoadProgress progress) {
        this.content = content;
        this.progress = progress;
    }

    /** Plans that drugs name and no plan file describes. */
    Set<String> plansOnlyInDrugs() {
        return plansOnlyInDrugs;
    }

    private static final class PlanEntry {
        private @Nullable String id;
        private @Nullable String name;
        private List<Integer> years = List.of();
        private final List<TierEntry> tiers = new ArrayList<>();
    }

    private static final class TierEntry {
        private @Nullable String tier;
        private final List<ShareEntry> shares = new ArrayList<>();
    }

    private static final class ShareEntry {
        private @Nullable String pharmacyType;
        private @Nullable BigDecimal copay;
        private @Nullable String copayOption;
        private @Nullable BigDecimal coinsurance;
        private @Nullable String coinsuranceOption;
    }

    void plans(JsonFile file) throws IOException {
        file.eachOfFile(() -> plan(file));
    }

    private void plan(JsonFile file) throws IOException {
        var plan = new PlanEntry();
        file.fields(field -> {
            switch (field) {
                case "plan_id" -> plan.id = hios(file, file.text());
                case "marketing_name" -> plan.name = file.text();
                case "years" -> plan.years = years(file);
                case "formulary" -> file.objects(() -> plan.tiers.add(tier(file)));
                default -> file.skip();
            }
        });
        if (plan.id == null) {
            throw file.fault("a plan has no plan_id");
        }
        plan.years.forEach(content::year);
        if (!content.addPlan(plan.id, plan.name, plan.id)) {
            throw file.fault("plan " + plan.id + " came before");
        }
        for (TierEntry tier : plan.tiers) {
            int number = tier.tier == null ? 0 : content.tier(tier.tier);
            for (ShareEntry share : tier.shares) {
                if (number > 0 && share.pharmacyType != null) {
                    var costs =
                            new CostShare(share.copay, share.copayOption, share.coinsurance, share.coinsuranceOption);
                    String plans = plan.id;
                    PharmacyType.of(share.pharmacyType).ifPresent(type -> content.addCost(plans, number, type, costs));
                }
            }
        }
    }

    private static TierEntry tier(JsonFile file) throws IOException {
        var tier = new TierEntry();
        file.fields(field -> {
            switch (field) {
                case "drug_tier" -> tier.tier = file.text();
                case "cost_sharing" -> file.objects(() -> tier.shares.add(share(file)));
                default -> file.skip();
            }
        });
        return tier;
    }

    private static ShareEntry share(JsonFile file) throws IOException {
        var share = new ShareEntry();
        file.fields(field -> {
            switch (field) {
                case "pharmacy_type" -> share.pharmacyType = file.text();
                case "copay_amount" -> share.copay = file.number();
                case "copay_opt" -> share.copayOption = file.text();
                case "coinsurance_rate" -> share.coinsurance = file.number();
                case "coinsurance_opt" -> share.coinsuranceOption = file.text();
                default -> file.skip();
            }
        });
        return share;
    }

    private record Listed(
            @Nullable String plan,
            @Nullable String tier,
            @Nullable Boolean authorization,
            @Nullable Boolean step,
            @Nullable Boolean limit,
            List<Integer> years,
            int line) {}

    void drugs(JsonFile file) throws IOException {
        file.eachOfFile(() -> drug(file));
    }

    private static final class DrugEntry {
        private int rxcui;
        private @Nullable String name;
        private final List<Listed> listed = new ArrayList<>();
    }

    private void drug(JsonFile file) throws IOException {
        var drug = new DrugEntry();
        file.fields(field -> {
            switch (field) {
                case "rxnorm_id" -> drug.rxcui = rxcui(file, file.text());
                case "drug_name" -> drug.name = file.text();
                case "plans" -> file.objects(() -> drug.listed.add(listed(file)));
                default -> file.skip();
            }
        });
        if (drug.rxcui == 0) {
            throw file.fault("a drug has no rxnorm_id");
        }
        content.name(drug.rxcui, drug.name);
        for (Listed listed : drug.listed) {
            add(listed, drug.rxcui);
        }
        drugsRead++;
        if (drugsRead % DRUGS_BETWEEN_REPORTS == 0) {
            progress.at(file.name(), content.size());
        }
    }

    private static Listed listed(JsonFile file) throws IOException {
        var plan = new PlanEntry();
        var tier = new TierEntry();
        @Nullable Boolean[] flags = new Boolean[3];
        int line = file.line();
        file.fields(field -> {
            switch (field) {
                case "plan_id" -> plan.id = hios(file, file.text());
                case "drug_tier" -> tier.tier = file.text();
                case "prior_authorization" -> flags[0] = file.flag();
                case "step_therapy" -> flags[1] = file.flag();
                case "quantity_limit" -> flags[2] = file.flag();
                case "years" -> plan.years = years(file);
                default -> file.skip();
            }
        });
        return new Listed(plan.id, tier.tier, flags[0], flags[1], flags[2], plan.years, line);
    }

    private void add(Listed listed, int rxcui) throws JsonFile.Fault {
        if (listed.plan() == null || listed.tier() == null || listed.tier().isBlank()) {
            throw new JsonFile.Fault(
                    listed.line(), listed.plan() == null ? "plan_id" : "drug_tier", "is missing for drug " + rxcui);
        }
        if (content.contractYear() == 0) {
            listed.years().forEach(content::year);
        }
        if (!listed.years().isEmpty() && !listed.years().contains(content.contractYear())) {
            return;
        }
        int tier = content.tier(listed.tier());
        if (tier == 0) {
            throw new JsonFile.Fault(
                    listed.line(), "drug_tier", "is one of more than " + TierWords.MOST + " different tiers");
        }
        if (!content.hasPlan(listed.plan())) {
            plansOnlyInDrugs.add(listed.plan());
            content.addPlan(listed.plan(), null, listed.plan());
        }
        var item = new FormularyItem(rxcui, tier, listed.limit(), null, listed.authorization(), listed.step());
        if (content.addItem(content.formulary(listed.plan()), item) == MarketplaceContent.Added.CONTRADICTS) {
            throw new JsonFile.Fault(
                    listed.line(),
                    "plan_id",
                    "plan " + listed.plan() + " and drug " + rxcui + " came before and said something else");
        }
    }

    private static int rxcui(JsonFile file, @Nullable String written) throws JsonFile.Fault {
        if (written == null || !written.strip().matches("[0-9]{1,8}") || Integer.parseInt(written.strip()) == 0) {
            throw file.fault("is not an RxCUI of up to eight digits");
        }
        return Integer.parseInt(written.strip());
    }

    private static @Nullable String hios(JsonFile file, @Nullable String written) throws JsonFile.Fault {
        if (written == null || !HIOS.matcher(written.strip()).matches()) {
            throw file.fault("is not a HIOS plan id: five digits, two letters, seven digits");
        }
        return written.strip();
    }

    private static List<Integer> years(JsonFile file) throws IOException {
        List<Integer> years = file.integers();
        if (years.stream().anyMatch(year -> year < FIRST_YEAR || year > LAST_YEAR)) {
            throw file.fault("has a year before " + FIRST_YEAR + " or after " + LAST_YEAR);
        }
        return years;
    }
}
