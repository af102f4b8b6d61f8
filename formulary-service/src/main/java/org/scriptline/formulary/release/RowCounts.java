package org.scriptline.formulary.release;

/** How many rows a release has. */
public record RowCounts(int items, int plans, int costs) {

    static RowCounts of(ReleaseContent content) {
        return new RowCounts(
                content.items().size(), content.plans().size(), content.costs().size());
    }
}
