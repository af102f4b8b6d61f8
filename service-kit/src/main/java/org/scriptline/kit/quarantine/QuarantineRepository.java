package org.scriptline.kit.quarantine;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the quarantine. */
@ApplicationScoped
public class QuarantineRepository implements PanacheRepositoryBase<QuarantinedRecord, Long> {

    /** Records in a state, the oldest first, after the given id. */
    public List<QuarantinedRecord> inState(String state, long after, int limit) {
        return find("state = ?1 and id > ?2 order by id", state, after)
                .page(Page.ofSize(limit))
                .list();
    }
}
