package org.scriptline.formulary.release;

import java.util.HashMap;
import java.util.Map;

/** Keeps equal parts of cost rows once: 150,000 rows of all plans share a few hundred prices. */
public final class SharedParts {

    private final Map<PlanKey, PlanKey> plans = new HashMap<>();
    private final Map<ChannelCost, ChannelCost> channels = new HashMap<>();

    /** An equal row made of shared parts. */
    public CostRow share(CostRow row) {
        return new CostRow(
                once(plans, row.plan()),
                row.level(),
                row.tier(),
                row.supply(),
                once(channels, row.preferred()),
                once(channels, row.standard()),
                once(channels, row.preferredMail()),
                once(channels, row.standardMail()),
                row.specialtyTier(),
                row.deductibleApplies());
    }

    private static <T> T once(Map<T, T> kept, T value) {
        T first = kept.putIfAbsent(value, value);
        return first == null ? value : first;
    }
}
