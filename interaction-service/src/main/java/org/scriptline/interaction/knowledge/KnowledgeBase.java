package org.scriptline.interaction.knowledge;

/** The base that serves: one reference, replaced as a whole. */
public final class KnowledgeBase {
    private volatile KnowledgeSnapshot serving;

    public KnowledgeBase(KnowledgeSnapshot first) {
        this.serving = first;
    }

    /** The snapshot to work with from begin to end of one transaction or request. */
    public KnowledgeSnapshot snapshot() {
        return serving;
    }

    /** Lets another base serve; what began with the old one ends with it. */
    public void serve(KnowledgeSnapshot next) {
        serving = next;
    }
}
