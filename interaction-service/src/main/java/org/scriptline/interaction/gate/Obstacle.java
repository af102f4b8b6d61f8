package org.scriptline.interaction.gate;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.interaction.screening.UnscreenedItems;

/** One kind of thing that keeps a signature from passing the gate. */
@FunctionalInterface
interface Obstacle {

    List<Obstacle> ALL =
            List.of(Obstacle::hardStops, Obstacle::newAlerts, Obstacle::unrecognisedDraft, Obstacle::factsNotApplied);

    /** The ids that hold, empty when this is no obstacle. */
    Stream<String> ids(ProfileEntry entry, ScreeningResult result);

    /** Everything that keeps the entry from passing, in a stable order, each id once. */
    static List<String> all(ProfileEntry entry, ScreeningResult result) {
        return ALL.stream()
                .flatMap(obstacle -> obstacle.ids(entry, result))
                .distinct()
                .toList();
    }

    private static Stream<String> hardStops(ProfileEntry entry, ScreeningResult result) {
        return result.alerts().stream()
                .filter(alert -> alert.display() == Display.HARD_STOP)
                .map(Alert::id);
    }

    private static Stream<String> newAlerts(ProfileEntry entry, ScreeningResult result) {
        return result.alerts().stream()
                .filter(Alert::interruptive)
                .map(Alert::id)
                .filter(id -> !entry.overrides().contains(id));
    }

    /** Only the drug in question: an unknown drug of the history is shown and does not hold. */
    private static Stream<String> unrecognisedDraft(ProfileEntry entry, ScreeningResult result) {
        String own =
                UnscreenedItems.draft(entry.drug().medication().description()).id();
        return open(own, entry.overrides(), result);
    }

    private static Stream<String> factsNotApplied(ProfileEntry entry, ScreeningResult result) {
        return open(AlertOverride.FACTS_NOT_APPLIED, entry.overrides(), result);
    }

    private static Stream<String> open(String id, Set<String> overrides, ScreeningResult result) {
        return result.notScreened().stream()
                .map(NotScreened::id)
                .filter(item -> item.equals(id) && !overrides.contains(item));
    }
}
