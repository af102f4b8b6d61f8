package org.scriptline.contracts.events;

import java.util.List;
import java.util.UUID;

/** The gate held the prescription; {@code because} are the ids that a new signature must override. */
public record PrescriptionHeld(UUID prescriptionId, UUID patientId, int gatePass, List<String> because) {}
