package org.scriptline.prescription.prescribing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.OverriddenAlert;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.Severity;

/** What a screening's alerts and a prescriber's overrides make together. */
public final class Alerts {

    private static final Comparator<Alert> GRAVEST_FIRST =
            Comparator.comparing(Alert::severity).reversed().thenComparing(Alert::id);

    private Alerts() {}

    /** The alerts that were answered, the gravest first, for the pharmacist. */
    public static List<OverriddenAlert> overridden(ScreeningResult screening, List<AlertOverride> overrides) {
        Map<String, AlertOverride> byAlert =
                overrides.stream().collect(Collectors.toMap(AlertOverride::alert, Function.identity(), (a, b) -> b));
        return screening.alerts().stream()
                .filter(alert -> byAlert.containsKey(alert.id()))
                .sorted(GRAVEST_FIRST)
                .map(alert -> new OverriddenAlert(alert, Objects.requireNonNull(byAlert.get(alert.id()))))
                .toList();
    }

    /** The interruptive alerts that nobody has answered, the gravest first. */
    public static List<Alert> open(ScreeningResult screening, List<AlertOverride> overrides) {
        Set<String> answered = overrides.stream().map(AlertOverride::alert).collect(Collectors.toSet());
        return screening.alerts().stream()
                .filter(Alert::interruptive)
                .filter(alert -> !answered.contains(alert.id()))
                .sorted(GRAVEST_FIRST)
                .toList();
    }

    /** Whether a delivery that has not gone out must wait for the prescriber. */
    public static boolean holdsDelivery(List<Alert> open) {
        return open.stream().anyMatch(alert -> alert.severity() == Severity.CONTRAINDICATED);
    }
}
