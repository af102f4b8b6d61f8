package org.scriptline.contracts.events;

import org.scriptline.contracts.screening.Alert;

/** An alert with the prescriber's answer, for the pharmacist. */
public record OverriddenAlert(Alert alert, AlertOverride override) {}
