package org.scriptline.formulary.release;

import org.jspecify.annotations.Nullable;

/** How a card names a plan. A null PCN or group means any; the longest match wins. */
public record AliasRow(
        String bin, @Nullable String pcn, @Nullable String group, PlanKey plan) {}
