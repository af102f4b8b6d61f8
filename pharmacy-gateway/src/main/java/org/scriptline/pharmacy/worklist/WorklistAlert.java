package org.scriptline.pharmacy.worklist;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.events.OverriddenAlert;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Severity;

/**
 * An alert as the pharmacist reads it.
 *
 * @param reason why the prescriber overrode it, null while a late alert has no answer
 * @param comment the prescriber's words
 * @param late it came after the release
 */
public record WorklistAlert(
        String id,
        AlertType type,
        Severity severity,
        String summary,
        String consequence,
        String action,
        String reasonForServiceCode,
        @Nullable OverrideReason reason,
        @Nullable String comment,
        boolean late) {

    static WorklistAlert overridden(OverriddenAlert overridden, boolean late) {
        return of(
                overridden.alert(),
                overridden.override().reason(),
                overridden.override().comment(),
                late);
    }

    static WorklistAlert open(Alert alert) {
        return of(alert, null, null, true);
    }

    private static WorklistAlert of(
            Alert alert, @Nullable OverrideReason reason, @Nullable String comment, boolean late) {
        return new WorklistAlert(
                alert.id(),
                alert.type(),
                alert.severity(),
                alert.summary(),
                alert.consequence(),
                alert.action(),
                alert.reasonForServiceCode(),
                reason,
                comment,
                late);
    }
}
