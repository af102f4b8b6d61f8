package org.scriptline.interaction.screening;

import java.util.Set;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.Severity;

/**
 * How grave alerts are shown: CONTRAINDICATED and MAJOR interrupt, MODERATE is passive, MINOR is only logged.
 *
 * @param hardStops ids of rules that nobody may override; none by default
 */
public record DisplayPolicy(Set<String> hardStops) {

    public static DisplayPolicy standard() {
        return new DisplayPolicy(Set.of());
    }

    Display display(String rule, Severity severity) {
        if (hardStops.contains(rule)) {
            return Display.HARD_STOP;
        }
        return switch (severity) {
            case CONTRAINDICATED, MAJOR -> Display.INTERRUPT;
            case MODERATE -> Display.PASSIVE;
            case MINOR -> Display.LOG;
        };
    }
}
