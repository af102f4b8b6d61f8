package org.scriptline.formulary.reference;

import java.util.List;
import java.util.Optional;

/** Where reference releases are kept. All methods throw an unchecked exception when the database cannot be reached. */
public interface ReferenceStore {

    Optional<ReferenceRelease> find(String id);

    /** All kept releases, newest first, at most {@code limit}. */
    List<ReferenceRelease> newest(int limit);

    /** At most one of each kind. */
    List<ReferenceRelease> active();

    /** Keeps a release with its content, not served; replaces an unfinished attempt of the same id. */
    void stage(ReferenceRelease release, ReferenceContent content);

    /**
     * Makes this release the served one of its kind and retires the one before it, in one transaction.
     *
     * @param actor who asked for it, for the audit
     * @return false when there is none of this id
     */
    boolean activate(String id, String actor);

    ReferenceContent content(ReferenceRelease release);
}
