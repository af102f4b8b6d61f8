package org.scriptline.formulary.release;

import java.util.List;

/** Everything that was read of one payer's files: one source and one contract year. */
public record ReleaseContent(
        int contractYear,
        ItemColumns items,
        List<PlanRow> plans,
        List<CostRow> costs,
        List<InsulinRow> insulin,
        List<ExcludedRow> excluded,
        List<IndicationRow> indications,
        List<AliasRow> aliases,
        ReleaseNames names,
        List<GeographyRow> geography,
        List<AreaRow> areas) {

    /** Without geography, which no question needs and which is therefore not read back from the store. */
    public ReleaseContent(
            int contractYear,
            ItemColumns items,
            List<PlanRow> plans,
            List<CostRow> costs,
            List<InsulinRow> insulin,
            List<ExcludedRow> excluded,
            List<IndicationRow> indications,
            List<AliasRow> aliases,
            ReleaseNames names) {
        this(contractYear, items, plans, costs, insulin, excluded, indications, aliases, names, List.of(), List.of());
    }
}
