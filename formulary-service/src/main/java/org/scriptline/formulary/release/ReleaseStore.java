package org.scriptline.formulary.release;

import java.util.List;
import java.util.Optional;

/** Where releases are kept. All methods throw an unchecked exception when the database cannot be reached. */
public interface ReleaseStore {

    Optional<Release> find(String id);

    /** All kept releases, newest first, at most {@code limit}. */
    List<Release> newest(int limit);

    List<Release> active();

    /**
     * Keeps a release with its content and its large tables, not served; replaces an unfinished attempt of the same id.
     *
     * @param acceptWarnings whether it is kept although reading the large tables gave reason to warn
     */
    StagingOutcome stage(Release release, ReleaseContent content, Bulk bulk, boolean acceptWarnings);

    /**
     * Makes this release the served one of its source and year and retires the one before it, in one transaction.
     *
     * @param actor who asked for it, for the audit
     * @return false when there is no such release
     */
    boolean activate(String id, String actor);

    /** The whole content of a kept release. */
    ReleaseContent content(String id);
}
