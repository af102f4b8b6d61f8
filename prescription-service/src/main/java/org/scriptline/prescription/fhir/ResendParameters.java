package org.scriptline.prescription.fhir;

import org.jspecify.annotations.Nullable;

/**
 * What {@code $resend} carries.
 *
 * @param comment what was done about it, null when nothing is said
 * @param printedPage the prescriber accepts that a page that was printed may be live beside it
 */
public record ResendParameters(@Nullable String comment, boolean printedPage) {}
