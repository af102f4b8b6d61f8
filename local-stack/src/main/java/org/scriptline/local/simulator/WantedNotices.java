package org.scriptline.local.simulator;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Of which fills the prescriber of each order wants to hear: as its NewRx says, or an RxFillIndicatorChange since. Who says nothing hears of all. Not thread-safe: the
 * desk's lock guards it.
 */
final class WantedNotices {

    static final String CHANGE = "RxFillIndicatorChange";

    private static final Set<String> WITH_WHOLE_FILLS =
            Set.of("all fill statuses", "all fill statuses except transferred", "dispensed and partially dispensed");

    private final Map<String, String> changed = new HashMap<>();

    /** An RxFillIndicatorChange for an order that is here. */
    void change(ScriptMessage message) {
        words(message).ifPresent(words -> changed.put(message.orderKey(), words));
    }

    /** Whether a drug that was dispensed in full is told to the prescriber. */
    boolean tellsOfDispensed(ScriptMessage newRx) {
        return Optional.ofNullable(changed.get(newRx.orderKey()))
                .or(() -> words(newRx))
                .map(words -> WITH_WHOLE_FILLS.contains(words.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    private static Optional<String> words(ScriptMessage message) {
        return message.medication().flatMap(medication -> ScriptMessage.text(medication, "RxFillIndicator"));
    }
}
