package org.scriptline.contracts.events;

import java.util.List;
import java.util.UUID;

/**
 * Alerts of a released prescription came from a record that was taken for this patient's and is not: nobody is to be
 * shown them any more, and nobody needs to answer them.
 *
 * @param alerts ids of the alerts, told at the release or later, answered or not
 * @param holdDelivery whether another late alert still keeps a delivery back that has not gone out
 */
public record AlertsWithdrawn(UUID prescriptionId, UUID patientId, List<String> alerts, boolean holdDelivery) {}
