package org.scriptline.pharmacy.script;

import java.util.List;

/** Is told what was found in the messages that came and went. Findings hold no values, so that they may be counted and logged. */
public interface FindingReport {

    /** Nobody is told. */
    FindingReport NOBODY = (way, messageId, findings) -> {};

    /** Which way a message went. */
    enum Way {
        RECEIVED,
        SENT
    }

    /** Is called with at least one finding. */
    void found(Way way, String messageId, List<Finding> findings);
}
