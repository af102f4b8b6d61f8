package org.scriptline.prescription.fhir;

import org.jspecify.annotations.Nullable;

/**
 * What {@code $resend} carries.
 *
 * @param comment what was done about it, null when nothing is said
 */
public record ResendParameters(@Nullable String comment) {}
