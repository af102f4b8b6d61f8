package org.scriptline.formulary.release;

import java.util.List;

/** What came of reading a publication: the content, or why there is none. */
public sealed interface Reading {

    /**
     * @param source who publishes in which format; a release is one source and one contract year
     * @param complete whether an unlisted drug is the payer's "no"; false where the format does not tell
     * @param notices what the reader itself warns of, as gate and reason
     */
    record Read(String source, boolean complete, ReleaseContent content, List<String> notices) implements Reading {}

    record Refused(List<Defect> defects) implements Reading {}
}
