package org.scriptline.prescription.fhir;

import org.scriptline.contracts.codes.FillNotices;

/** What {@code $fill-notices} carries: of which fills the practice wants to hear from now on. */
public record FillNoticesParameters(FillNotices notices) {}
