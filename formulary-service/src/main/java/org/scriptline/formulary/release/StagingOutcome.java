package org.scriptline.formulary.release;

import java.util.List;

/** What came of storing a release. */
public sealed interface StagingOutcome {

    /** It is kept and does not serve yet. */
    record Staged(Release release) implements StagingOutcome {}

    /** The large tables are defective; nothing is kept. */
    record Refused(List<Defect> defects) implements StagingOutcome {}

    /** The large tables give reason to warn and warnings are not accepted; nothing is kept. */
    record NeedsAcceptance(List<String> warnings) implements StagingOutcome {}
}
