package org.scriptline.interaction.knowledge;

import java.util.List;

/** The knowledge base has defects; the one that serves stays. Carries every defect, not only the first. */
public final class KnowledgeRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<KnowledgeDefect> defects;

    public KnowledgeRefusedException(List<KnowledgeDefect> defects) {
        super("The knowledge base is refused: "
                + String.join(
                        "; ", defects.stream().map(KnowledgeDefect::toString).toList()));
        this.defects = List.copyOf(defects);
    }

    public List<KnowledgeDefect> defects() {
        return defects;
    }
}
