package org.scriptline.pharmacy.directory;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** No identifier occurs twice in a file. */
final class Once {

    private final Set<String> seen = new HashSet<>();
    private final Defects defects;

    Once(Defects defects) {
        this.defects = defects;
    }

    void check(int line, String ncpdpId, @Nullable String npi) {
        if (!ncpdpId.isEmpty() && !seen.add(ncpdpId)) {
            defects.add(line, "ncpdpId", "occurs twice in the file");
        }
        if (npi != null && !seen.add("npi " + npi)) {
            defects.add(line, "npi", "occurs twice in the file");
        }
    }
}
