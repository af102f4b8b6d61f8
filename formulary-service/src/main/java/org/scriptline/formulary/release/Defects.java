package org.scriptline.formulary.release;

import java.util.ArrayList;
import java.util.List;

/** Collects defects up to a limit: past it the operator has seen enough and reading stops. */
final class Defects {

    /** No report names more. */
    static final int LIMIT = 50;

    private final List<Defect> found = new ArrayList<>();

    void add(Defect defect) {
        if (found.size() < LIMIT) {
            found.add(defect);
        }
    }

    int count() {
        return found.size();
    }

    boolean full() {
        return found.size() >= LIMIT;
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Defect> all() {
        return List.copyOf(found);
    }
}
