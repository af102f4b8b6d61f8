package org.scriptline.pharmacy.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AlertsWithdrawn;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.LateAlertRaised;
import org.scriptline.contracts.events.OverriddenAlert;
import org.scriptline.contracts.screening.Alert;

/**
 * Alerts that came after the release.
 *
 * @param open the prescriber has not answered
 * @param answered the prescriber answered, with reason and words
 * @param withdrawn ids of alerts that came from another patient's record, at the release too: they are not shown; null
 *     when there is none
 */
public record LateAlerts(
        List<Alert> open,
        List<OverriddenAlert> answered,
        @Nullable List<String> withdrawn) {

    public static LateAlerts none() {
        return new LateAlerts(List.of(), List.of(), null);
    }

    /** After more were raised; what is raised anew is no longer withdrawn. */
    public LateAlerts with(LateAlertRaised raised) {
        Set<String> fresh = raised.alerts().stream().map(Alert::id).collect(Collectors.toSet());
        List<Alert> all = new ArrayList<>(open);
        raised.alerts().stream()
                .filter(alert -> all.stream().noneMatch(known -> known.id().equals(alert.id())))
                .forEach(all::add);
        return new LateAlerts(
                List.copyOf(all),
                answered,
                withdrawn == null
                        ? null
                        : withdrawn.stream().filter(id -> !fresh.contains(id)).toList());
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
                List.copyOf(all),
                withdrawn);
    }

    /** After some turned out to be another patient's. */
    public LateAlerts with(AlertsWithdrawn taken) {
        Set<String> ids = new TreeSet<>(taken.alerts());
        Predicate<Alert> stays = alert -> !ids.contains(alert.id());
        ids.addAll(Objects.requireNonNullElse(withdrawn, List.of()));
        return new LateAlerts(
                open.stream().filter(stays).toList(),
                answered.stream().filter(one -> stays.test(one.alert())).toList(),
                List.copyOf(ids));
    }

    /** Whether an alert may be shown, one that was told at the release too. */
    public boolean shows(Alert alert) {
        return withdrawn == null || !withdrawn.contains(alert.id());
    }
}
