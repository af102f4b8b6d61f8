package org.scriptline.formulary.release;

import java.util.ArrayList;
import java.util.List;

/** Collects defects up to a limit: past it the operator has seen enough and reading stops. */
public final class Defects {

    /** No report names more. */
    static final int LIMIT = 50;

    private final List<Defect> found = new ArrayList<>();

    public void add(Defect defect) {
        if (found.size() < LIMIT) {
            found.add(defect);
        }
    }

    public int count() {
        return found.size();
    }

    public boolean full() {
        return found.size() >= LIMIT;
    }

    public boolean none() {
        return found.isEmpty();
    }

    public List<Defect> all() {
        return List.copyOf(found);
    }
}
