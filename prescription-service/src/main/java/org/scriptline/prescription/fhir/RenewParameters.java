package org.scriptline.prescription.fhir;

import org.jspecify.annotations.Nullable;
import org.scriptline.prescription.lint.RequestedStatus;

/**
 * What {@code $renew} carries.
 *
 * @param refills fills after the first; null leaves them as they were ordered
 * @param status whether the new prescription is to be a draft, or signed in the same call
 */
public record RenewParameters(@Nullable Integer refills, RequestedStatus status) {}
