package org.scriptline.interaction.screening;

import java.util.List;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/** One kind of check; it names problems and never decides how they are shown. */
interface Check {
    AlertType type();

    List<Finding> find(ScreeningQuestion question, KnowledgeSnapshot knowledge);
}
