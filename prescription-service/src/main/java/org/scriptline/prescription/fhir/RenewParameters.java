package org.scriptline.prescription.fhir;

import org.jspecify.annotations.Nullable;

/**
 * What {@code $renew} carries.
 *
 * @param refills fills after the first; null leaves them as they were ordered
 */
public record RenewParameters(@Nullable Integer refills) {}
