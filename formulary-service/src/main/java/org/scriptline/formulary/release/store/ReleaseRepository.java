package org.scriptline.formulary.release.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.scriptline.formulary.release.Release;
import org.scriptline.formulary.release.ReleaseState;

/** Reads releases without their content. */
@ApplicationScoped
public class ReleaseRepository implements PanacheRepositoryBase<ReleaseRow, String> {

    @Transactional
    public Optional<Release> release(String id) {
        return findByIdOptional(id).map(ReleaseRow::toRelease);
    }

    /** The newest first. */
    @Transactional
    public List<Release> newest(int limit) {
        return find("order by loadedAt desc, id").page(Page.ofSize(limit)).list().stream()
                .map(ReleaseRow::toRelease)
                .toList();
    }

    @Transactional
    public List<Release> active() {
        return list("state = ?1 order by contractYear desc, id", ReleaseState.ACTIVE.name()).stream()
                .map(ReleaseRow::toRelease)
                .toList();
    }
}
