package org.scriptline.interaction.policy;

import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.Severity;

/** How alerts of this type and severity are shown. */
public record PolicyLine(AlertType type, Severity severity, Display display) {

    /** Whether a practice may decide so: it may raise anything, and lower anything but what is contraindicated. */
    public boolean allowed() {
        return severity != Severity.CONTRAINDICATED || display.compareTo(Display.INTERRUPT) >= 0;
    }
}
