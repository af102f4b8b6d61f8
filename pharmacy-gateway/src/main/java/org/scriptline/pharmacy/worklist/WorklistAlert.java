package org.scriptline.pharmacy.worklist;

import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Severity;

/** An alert as the pharmacist reads it: what and what to do, without the other prescribers behind it. */
public record WorklistAlert(
        String id,
        AlertType type,
        Severity severity,
        String summary,
        String consequence,
        String action,
        String reasonForServiceCode) {

    static WorklistAlert of(Alert alert) {
        return new WorklistAlert(
                alert.id(),
                alert.type(),
                alert.severity(),
                alert.summary(),
                alert.consequence(),
                alert.action(),
                alert.reasonForServiceCode());
    }
}
