package org.scriptline.interaction.screening;

import java.util.List;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/**
 * A question with what several checks need of it, worked out once.
 *
 * @param taken every drug that is taken together: the drafts and what is active and not replaced by one of them
 * @param encounters each draft with what it is to be compared with
 */
record Examination(
        ScreeningQuestion question, KnowledgeSnapshot knowledge, List<ScreenedDrug> taken, List<Encounter> encounters) {

    static Examination of(ScreeningQuestion question, KnowledgeSnapshot knowledge) {
        return new Examination(question, knowledge, Situation.taken(question), Encounter.all(question));
    }

    @Override
    public String toString() {
        return "Examination[redacted]";
    }
}
