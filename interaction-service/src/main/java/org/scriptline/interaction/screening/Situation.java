package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.interaction.knowledge.Criterion.Party;

/**
 * What a rule's criteria are asked about.
 *
 * @param taken every drug that is taken together: the drafts and what is active and not replaced by one of them
 * @param a the rule's first drug
 * @param mine the ingredient of {@code a} that the rule speaks of
 * @param b the rule's second drug, null for a rule of one drug
 */
record Situation(
        PatientFacts patient,
        List<ScreenedDrug> taken,
        ScreenedDrug a,
        Ingredient mine,
        @Nullable ScreenedDrug b,
        @Nullable Ingredient theirs) {

    static List<ScreenedDrug> taken(ScreeningQuestion question) {
        List<ScreenedDrug> taken =
                new ArrayList<>(question.drafts().size() + question.active().size());
        taken.addAll(question.drafts());
        for (int i = 0; i < question.active().size(); i++) {
            ScreenedDrug active = question.active().get(i);
            if (!active.stopped() && !replaced(active, question.drafts())) {
                taken.add(active);
            }
        }
        return taken;
    }

    private static boolean replaced(ScreenedDrug active, List<ScreenedDrug> drafts) {
        for (ScreenedDrug draft : drafts) {
            if (draft.sameOrderAs(active)) {
                return true;
            }
        }
        return false;
    }

    ScreenedDrug drug(Party party) {
        return party == Party.B && b != null ? b : a;
    }

    Ingredient ingredient(Party party) {
        return party == Party.B && theirs != null ? theirs : mine;
    }

    /** The same question with the two drugs exchanged: the rule names them the other way round. */
    Situation exchanged() {
        return b == null || theirs == null ? this : new Situation(patient, taken, b, theirs, a, mine);
    }
}
