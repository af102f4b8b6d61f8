package org.scriptline.interaction.screening;

import java.util.List;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.interaction.knowledge.Names;

/** The items of {@code notScreened}; each id is stable, so that an override finds it again. */
public final class UnscreenedItems {
    private static final String NOT_RECOGNISED = "not recognized";

    private UnscreenedItems() {}

    /** A drug in question that nobody knows: the gate holds for it. */
    public static NotScreened draft(String name) {
        return item("draft", Names.normal(name), name, NOT_RECOGNISED);
    }

    /** An unknown drug of the history; the order's id, or its name where it has none, identifies it. */
    public static NotScreened active(String identity, String name) {
        return item("active", identity, name, NOT_RECOGNISED);
    }

    public static NotScreened allergen(String substance) {
        return item("allergy", Names.normal(substance), substance, NOT_RECOGNISED);
    }

    /** Facts that the content was written against have not arrived, or an earlier event of the person waits. */
    public static NotScreened factsNotApplied() {
        return new NotScreened(
                AlertOverride.FACTS_NOT_APPLIED, "patient facts", "newer facts of this patient are not applied yet");
    }

    private static NotScreened item(String kind, String identity, String name, String reason) {
        return new NotScreened(Fingerprint.of("not-screened", kind, List.of(identity)), name, reason);
    }
}
