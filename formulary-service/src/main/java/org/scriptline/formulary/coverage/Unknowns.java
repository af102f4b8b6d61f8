package org.scriptline.formulary.coverage;

import java.util.ArrayList;
import java.util.List;
import org.scriptline.contracts.coverage.CoverageResult.Unknown;

/** The fields of one answer that stay unknown, each with its reason. */
final class Unknowns {

    private final List<Unknown> named = new ArrayList<>();

    void add(String field, String reason) {
        named.add(new Unknown(field, reason));
    }

    void addAll(List<Unknown> unknowns) {
        named.addAll(unknowns);
    }

    List<Unknown> all() {
        return List.copyOf(named);
    }
}
