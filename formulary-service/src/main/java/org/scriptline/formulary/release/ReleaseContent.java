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
        ReleaseNames names) {}
