package org.scriptline.formulary.release;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One release in memory, immutable; every question about it is answered without the database. */
public final class ServedRelease {

    /** CMS's tiers begin with 1. */
    private static final int ALL_TIERS = 0;

    private final Release release;
    private final Map<Integer, FormularyIndex> formularies;
    private final NdcIndex ndcs;
    private final Map<PlanKey, PlanRow> plans;
    private final Map<PlanKey, TierTable<CostRow>> costs;
    private final Map<PlanKey, TierTable<InsulinRow>> insulin;
    private final Map<PlanDrug, FormularyItem> excluded;
    private final Map<PlanDrug, List<String>> indications;
    private final Map<String, List<AliasRow>> aliases;
    private final ReleaseNames names;
    private final Map<String, Integer> formularyNumbers;

    public ServedRelease(Release release, ReleaseContent content) {
        this.release = release;
        ItemColumns items = content.items();
        formularies = byFormulary(items);
        ndcs = new NdcIndex(items);
        plans = new LinkedHashMap<>();
        content.plans().forEach(plan -> plans.put(plan.key(), plan));
        costs = TierTable.byPlan(
                content.costs(), CostRow::plan, row -> TierTable.key(row.level(), row.tier(), row.supply()));
        insulin = TierTable.byPlan(
                content.insulin(),
                InsulinRow::plan,
                row -> TierTable.key(0, row.tier() == null ? ALL_TIERS : row.tier(), row.supply()));
        excluded = new HashMap<>();
        content.excluded()
                .forEach(row -> excluded.put(
                        new PlanDrug(row.contractId(), row.planId(), row.item().rxcui()), row.item()));
        indications = content.indications().stream()
                .collect(Collectors.groupingBy(
                        row -> new PlanDrug(row.contractId(), row.planId(), row.rxcui()),
                        Collectors.mapping(IndicationRow::disease, Collectors.toUnmodifiableList())));
        aliases = content.aliases().stream().collect(Collectors.groupingBy(AliasRow::bin));
        names = content.names();
        formularyNumbers = new HashMap<>();
        names.formularies().forEach((number, name) -> formularyNumbers.put(name, number));
    }

    private ServedRelease(ServedRelease same) {
        release = same.release;
        formularies = same.formularies;
        ndcs = same.ndcs;
        plans = same.plans;
        costs = same.costs;
        insulin = same.insulin;
        excluded = same.excluded;
        indications = same.indications;
        aliases = same.aliases;
        names = same.names;
        formularyNumbers = same.formularyNumbers;
    }

    /** The same content as something new, for which what others made of it is made again. */
    ServedRelease renewed() {
        return new ServedRelease(this);
    }

    private static Map<Integer, FormularyIndex> byFormulary(ItemColumns items) {
        Map<Integer, FormularyIndex> indexes = new HashMap<>();
        items.rowsByFormulary().forEach((formulary, rows) -> indexes.put(formulary, new FormularyIndex(items, rows)));
        return indexes;
    }

    public Release release() {
        return release;
    }

    public boolean hasFormulary(int formulary) {
        return formularies.containsKey(formulary);
    }

    /** The row of this drug, null when the formulary does not list it. */
    public @Nullable FormularyItem item(int formulary, int rxcui) {
        FormularyIndex index = formularies.get(formulary);
        return index == null ? null : index.item(rxcui);
    }

    /** Whether any formulary lists the drug. */
    public boolean lists(int rxcui) {
        return formularies.values().stream().anyMatch(index -> index.position(rxcui) >= 0);
    }

    /** The drugs that any formulary lists, each once, in ascending order. */
    public IntStream drugs() {
        var listed = new BitSet();
        formularies.values().forEach(index -> Arrays.stream(index.rxcuis()).forEach(listed::set));
        return listed.stream();
    }

    /** The plan's own row for a drug that Part D excludes, null when there is none. */
    public @Nullable FormularyItem excludedItem(PlanKey plan, int rxcui) {
        return excluded.isEmpty() ? null : excluded.get(PlanDrug.of(plan, rxcui));
    }

    /** The diseases for which alone this plan covers the drug; empty when it is not so restricted. */
    public List<String> indications(PlanKey plan, int rxcui) {
        return indications.isEmpty() ? List.of() : indications.getOrDefault(PlanDrug.of(plan, rxcui), List.of());
    }

    /** The drug that this NDC (eleven digits as a number) names in these files, null when not known. */
    public @Nullable Integer rxcuiOf(long ndc) {
        return ndcs.rxcui(ndc);
    }

    /** Where the drug stands among the formulary's drugs, negative when it is not listed. */
    int position(int formulary, int rxcui) {
        FormularyIndex index = formularies.get(formulary);
        return index == null ? -1 : index.position(rxcui);
    }

    /** Numbers of all formularies with at least one drug. */
    public Set<Integer> formularies() {
        return Collections.unmodifiableSet(formularies.keySet());
    }

    /** Gives every drug of a formulary, sorted by its number; none when there is no such formulary. */
    public void forEachItem(int formulary, Consumer<FormularyItem> consumer) {
        FormularyIndex index = formularies.get(formulary);
        if (index != null) {
            index.forEach(consumer);
        }
    }

    /** The payer's code of a formulary: eight digits in Part D, the payer's own identifier elsewhere. */
    public String formularyCode(int formulary) {
        String name = names.formularies().get(formulary);
        return name == null ? CodeForms.formulary(formulary) : name;
    }

    /** The formulary with this code as the payer writes it, null when there is none with drugs. */
    public @Nullable Integer formularyNumber(String code) {
        Integer named = formularyNumbers.get(code);
        if (named != null || !names.formularies().isEmpty()) {
            return named;
        }
        return CodeForms.formulary(code).filter(this::hasFormulary).orElse(null);
    }

    /** The payer's code of a tier: its number in Part D, a word such as {@code preferred-brand} elsewhere. */
    public String tierCode(int tier) {
        String name = names.tiers().get(tier);
        return name == null ? Integer.toString(tier) : name;
    }

    /** The drugs' names in the payer's files by RxCUI; empty where they carry none, as in Part D. */
    public Map<Integer, String> drugNames() {
        return names.drugs();
    }

    /** The plan with this HIOS id, or with another payer's own identifier. */
    public Optional<PlanRow> planByHios(String hiosPlanId) {
        return plan(PlanKey.ofHios(hiosPlanId));
    }

    public Optional<PlanRow> plan(PlanKey key) {
        return Optional.ofNullable(plans.get(key));
    }

    public Collection<PlanRow> plans() {
        return plans.values();
    }

    /** How cards with this BIN name plans; empty when no card has it. */
    public List<AliasRow> aliases(String bin) {
        return aliases.getOrDefault(bin, List.of());
    }

    public boolean hasCosts() {
        return !costs.isEmpty();
    }

    /** The price of one tier in one phase for one length of supply, null when the files have none. */
    public @Nullable CostRow cost(PlanKey plan, int level, int tier, SupplyLength supply) {
        TierTable<CostRow> table = costs.get(plan);
        return table == null ? null : table.row(TierTable.key(level, tier, supply));
    }

    /** The insulin copay, null when the files have none. */
    public @Nullable InsulinRow insulin(PlanKey plan, int tier, SupplyLength supply) {
        TierTable<InsulinRow> table = insulin.get(plan);
        InsulinRow ofTier = table == null ? null : table.row(TierTable.key(0, tier, supply));
        return ofTier != null || table == null ? ofTier : table.row(TierTable.key(0, ALL_TIERS, supply));
    }
}
