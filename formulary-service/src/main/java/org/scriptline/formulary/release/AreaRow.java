package org.scriptline.formulary.release;

import org.jspecify.annotations.Nullable;

/** One county or region that a plan serves; a local plan names counties, the others a region. */
public record AreaRow(
        PlanKey plan,
        @Nullable String state,
        @Nullable String county,
        @Nullable String medicareAdvantageRegion,
        @Nullable String drugPlanRegion) {}
