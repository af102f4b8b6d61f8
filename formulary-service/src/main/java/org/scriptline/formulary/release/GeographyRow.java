package org.scriptline.formulary.release;

import org.jspecify.annotations.Nullable;

/**
 * A county and the regions it lies in.
 *
 * @param county five digits of the Social Security Administration, not FIPS
 * @param medicareAdvantageRegion null where the file names none
 * @param drugPlanRegion null where the file names none
 */
public record GeographyRow(
        String county,
        String stateName,
        String countyName,
        @Nullable String medicareAdvantageRegion,
        @Nullable String drugPlanRegion) {}
