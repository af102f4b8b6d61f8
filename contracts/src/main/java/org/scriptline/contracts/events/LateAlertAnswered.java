package org.scriptline.contracts.events;

import java.util.List;
import java.util.UUID;

/** The prescriber answered a late alert: a delivery that waited for it goes on. */
public record LateAlertAnswered(UUID prescriptionId, UUID patientId, List<OverriddenAlert> overridden) {}
