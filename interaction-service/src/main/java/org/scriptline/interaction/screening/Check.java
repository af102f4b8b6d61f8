package org.scriptline.interaction.screening;

import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/** One kind of check; it names problems and never decides how they are shown. */
interface Check {
    Found find(ScreeningQuestion question, KnowledgeSnapshot knowledge);
}
