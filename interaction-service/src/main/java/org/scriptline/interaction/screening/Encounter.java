package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.List;

/** Two different orders that are to be compared, the first one always a draft. */
record Encounter(ScreenedDrug draft, ScreenedDrug other) {

    /** Each draft with each active drug, and each pair of drafts once. */
    static List<Encounter> all(ScreeningQuestion question) {
        List<ScreenedDrug> drafts = question.drafts();
        List<Encounter> encounters = new ArrayList<>(
                drafts.size() * (drafts.size() + question.active().size()));
        for (int i = 0; i < drafts.size(); i++) {
            for (ScreenedDrug active : question.active()) {
                encounters.add(new Encounter(drafts.get(i), active));
            }
            for (int j = i + 1; j < drafts.size(); j++) {
                encounters.add(new Encounter(drafts.get(i), drafts.get(j)));
            }
        }
        return encounters;
    }
}
