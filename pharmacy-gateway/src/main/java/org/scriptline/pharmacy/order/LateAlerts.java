package org.scriptline.pharmacy.order;

import java.util.ArrayList;
import java.util.List;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.LateAlertRaised;
import org.scriptline.contracts.events.OverriddenAlert;
import org.scriptline.contracts.screening.Alert;

/**
 * Alerts that came after the release.
 *
 * @param open the prescriber has not answered
 * @param answered the prescriber answered, with reason and words
 */
public record LateAlerts(List<Alert> open, List<OverriddenAlert> answered) {

    public static LateAlerts none() {
        return new LateAlerts(List.of(), List.of());
    }

    /** After more were raised. */
    public LateAlerts with(LateAlertRaised raised) {
        List<Alert> all = new ArrayList<>(open);
        raised.alerts().stream()
                .filter(alert -> all.stream().noneMatch(known -> known.id().equals(alert.id())))
                .forEach(all::add);
        return new LateAlerts(List.copyOf(all), answered);
    }

    /** After an answer; what it does not name stays open. */
    public LateAlerts with(LateAlertAnswered answer) {
        List<OverriddenAlert> all = new ArrayList<>(answered);
        all.addAll(answer.overridden());
        return new LateAlerts(
                open.stream()
                        .filter(alert -> answer.overridden().stream()
                                .noneMatch(overridden -> overridden.alert().id().equals(alert.id())))
                        .toList(),
                List.copyOf(all));
    }
}
