package org.scriptline.prescription.fhir;

import java.util.List;
import org.scriptline.contracts.events.AlertOverride;

/** What {@code $sign} carries: an override for each alert, or other hold, that the prescriber answers; perhaps none. */
public record SignParameters(List<AlertOverride> overrides) {}
