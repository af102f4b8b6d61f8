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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One release in memory, immutable; every question about it is answered without the database. */
public final class ServedRelease {

    private final Release release;
    private final Map<Integer, FormularyIndex> formularies;
    private final NdcIndex ndcs;
    private final Map<PlanKey, PlanRow> plans;
    private final Map<PlanKey, List<CostRow>> costs;
    private final Map<PlanKey, List<InsulinRow>> insulin;
    private final Map<String, FormularyItem> excluded;
    private final Map<String, List<IndicationRow>> indications;
    private final List<AliasRow> aliases;
    private final ReleaseNames names;
    private final Map<String, Integer> formularyNumbers;

    public ServedRelease(Release release, ReleaseContent content) {
        this.release = release;
        ItemColumns items = content.items();
        formularies = byFormulary(items);
        ndcs = new NdcIndex(items);
        plans = new LinkedHashMap<>();
        content.plans().forEach(plan -> plans.put(plan.key(), plan));
        costs = content.costs().stream().collect(Collectors.groupingBy(CostRow::plan));
        insulin = content.insulin().stream().collect(Collectors.groupingBy(InsulinRow::plan));
        excluded = new HashMap<>();
        content.excluded()
                .forEach(row -> excluded.put(
                        planDrug(row.contractId(), row.planId(), row.item().rxcui()), row.item()));
        indications = content.indications().stream().collect(Collectors.groupingBy((Function<IndicationRow, String>)
                row -> planDrug(row.contractId(), row.planId(), row.rxcui())));
        aliases = content.aliases();
        names = content.names();
        formularyNumbers = new HashMap<>();
        names.formularies().forEach((number, name) -> formularyNumbers.put(name, number));
    }

    private static Map<Integer, FormularyIndex> byFormulary(ItemColumns items) {
        Map<Integer, FormularyIndex> indexes = new HashMap<>();
        items.rowsByFormulary().forEach((formulary, rows) -> indexes.put(formulary, new FormularyIndex(items, rows)));
        return indexes;
    }

    private static String planDrug(String contractId, String planId, int rxcui) {
        return contractId + planId + rxcui;
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
        return excluded.get(planDrug(plan.contractId(), plan.planId(), rxcui));
    }

    /** The diseases for which alone this plan covers the drug; empty when it is not so restricted. */
    public List<String> indications(PlanKey plan, int rxcui) {
        return indications.getOrDefault(planDrug(plan.contractId(), plan.planId(), rxcui), List.of()).stream()
                .map(IndicationRow::disease)
                .toList();
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

    /** The drug's name in the payer's files, null where they carry none. */
    public @Nullable String drugName(int rxcui) {
        return names.drugs().get(rxcui);
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

    public List<AliasRow> aliases() {
        return aliases;
    }

    public boolean hasCosts() {
        return !costs.isEmpty();
    }

    /** The price of one tier in one phase for one length of supply, null when the files have none. */
    public @Nullable CostRow cost(PlanKey plan, int level, int tier, SupplyLength supply) {
        return costs.getOrDefault(plan, List.of()).stream()
                .filter(row -> row.level() == level && row.tier() == tier && row.supply() == supply)
                .findFirst()
                .orElse(null);
    }

    /** The insulin copay, null when the files have none. */
    public @Nullable InsulinRow insulin(PlanKey plan, int tier, SupplyLength supply) {
        return insulin.getOrDefault(plan, List.of()).stream()
                .filter(row -> (row.tier() == null || row.tier() == tier) && row.supply() == supply)
                .findFirst()
                .orElse(null);
    }
}
