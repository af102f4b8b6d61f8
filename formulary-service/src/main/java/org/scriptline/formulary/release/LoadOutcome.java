package org.scriptline.formulary.release;

import java.util.List;

/** What came of loading a folder. */
public sealed interface LoadOutcome {

    /** It serves; {@code alreadyKept} when equal content had been loaded before. */
    record Serves(Release release, boolean alreadyKept, List<String> gatesPassed, List<String> ignoredFiles)
            implements LoadOutcome {}

    /** The files are refused; what served before serves on. */
    record Refused(List<Defect> defects) implements LoadOutcome {}

    /** The gates warn and the operator has not accepted warnings; what served before serves on. */
    record NeedsAcceptance(List<String> warnings) implements LoadOutcome {}
}
