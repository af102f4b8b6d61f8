package org.scriptline.interaction.screening;

import java.util.Map;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.Severity;

/**
 * How one practice wants alerts shown, by type and severity; what it does not name stays as it is. What is
 * contraindicated, or on the ONC high-priority list, goes on to interrupt whatever the practice says, and nothing takes
 * a hard stop away.
 *
 * @param displays what the practice decided
 */
public record PracticeDisplay(Map<Kind, Display> displays) {

    /** A practice that decided nothing. */
    public static final PracticeDisplay STANDARD = new PracticeDisplay(Map.of());

    public PracticeDisplay {
        displays = Map.copyOf(displays);
    }

    /** What a practice decides on. */
    public record Kind(AlertType type, Severity severity) {}

    Alert shown(Alert alert, boolean highPriority) {
        Display display = display(alert, highPriority);
        return display == alert.display()
                ? alert
                : new Alert(
                        alert.id(),
                        alert.type(),
                        alert.severity(),
                        display,
                        alert.summary(),
                        alert.mechanism(),
                        alert.consequence(),
                        alert.action(),
                        alert.involved(),
                        alert.evidence(),
                        alert.reasonForServiceCode(),
                        alert.rule());
    }

    private Display display(Alert alert, boolean highPriority) {
        Display wanted = displays.getOrDefault(new Kind(alert.type(), alert.severity()), alert.display());
        boolean guarded = highPriority || alert.severity() == Severity.CONTRAINDICATED;
        if (alert.display() == Display.HARD_STOP) {
            return Display.HARD_STOP;
        }
        boolean tooLow = guarded && alert.interruptive() && wanted.compareTo(Display.INTERRUPT) < 0;
        return tooLow ? Display.INTERRUPT : wanted;
    }
}
