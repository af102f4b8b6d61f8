package org.scriptline.pharmacy.directory;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a file, up to {@link #MOST}: who has corrected those sends it again. */
final class Defects {

    /** More are not listed. */
    static final int MOST = 100;

    private final List<Defect> found = new ArrayList<>();

    void add(int line, String column, String reason) {
        if (found.size() < MOST) {
            found.add(new Defect(line, column, reason));
        }
    }

    boolean any() {
        return !found.isEmpty();
    }

    void refuseIfAny() throws DirectoryFile.Refused {
        if (any()) {
            throw new DirectoryFile.Refused(List.copyOf(found));
        }
    }
}
