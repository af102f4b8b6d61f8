package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.List;

/** A draft with the orders that it is to be compared with: what is active, and each later draft. */
record Encounter(ScreenedDrug draft, List<ScreenedDrug> others) {

    /** Each draft with each active drug, and each pair of drafts once. */
    static List<Encounter> all(ScreeningQuestion question) {
        List<ScreenedDrug> drafts = question.drafts();
        List<Encounter> encounters = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            encounters.add(new Encounter(drafts.get(i), others(question, i)));
        }
        return encounters;
    }

    private static List<ScreenedDrug> others(ScreeningQuestion question, int draft) {
        List<ScreenedDrug> later =
                question.drafts().subList(draft + 1, question.drafts().size());
        if (later.isEmpty()) {
            return question.active();
        }
        List<ScreenedDrug> others = new ArrayList<>(question.active().size() + later.size());
        others.addAll(question.active());
        others.addAll(later);
        return others;
    }
}
