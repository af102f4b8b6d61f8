package org.scriptline.contracts.events;

import java.util.List;
import java.util.UUID;
import org.scriptline.contracts.screening.Alert;

/**
 * A released prescription turned out to have a problem.
 *
 * @param holdDelivery a delivery that is still queued or retrying waits for the prescriber's answer
 */
public record LateAlertRaised(UUID prescriptionId, UUID patientId, List<Alert> alerts, boolean holdDelivery) {}
