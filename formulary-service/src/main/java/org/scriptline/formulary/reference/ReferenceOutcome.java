package org.scriptline.formulary.reference;

import java.util.List;
import org.scriptline.formulary.release.Defect;

/** What came of loading reference files. */
public sealed interface ReferenceOutcome {

    /** It serves; {@code alreadyKept} when equal content had been loaded before. */
    record Serves(ReferenceRelease release, boolean alreadyKept, List<String> gatesPassed)
            implements ReferenceOutcome {}

    /** The files are refused; what served before serves on. */
    record Refused(List<Defect> defects) implements ReferenceOutcome {}

    /** The gates warn and the operator has not accepted warnings; what served before serves on. */
    record NeedsAcceptance(List<String> warnings) implements ReferenceOutcome {}
}
