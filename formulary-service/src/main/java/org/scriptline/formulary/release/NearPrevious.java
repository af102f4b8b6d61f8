package org.scriptline.formulary.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A quarter changes about 1 % of a file's rows; a fifth fewer is a file that was cut, a fifth more is another file.
 *
 * @param rows what is counted, as in "drug rows"
 * @param makesPartial whether drugs or plans may be missing where rows are
 */
record NearPrevious(String name, String rows, boolean makesPartial, ToLongFunction<RowCounts> count) implements Gate {

    private static final int PERCENT = 20;

    /** One gate for each file that fits into memory. */
    static List<Gate> ofFiles() {
        return List.of(
                new NearPrevious("rows near the last release", "drug rows", true, RowCounts::items),
                of("plans", true, RowCounts::plans),
                of("costs", false, RowCounts::costs),
                of("insulin costs", false, counts -> counts.others().insulin()),
                of("excluded drugs", true, counts -> counts.others().excluded()),
                of("indications", false, counts -> counts.others().indications()),
                of("plan aliases", false, counts -> counts.others().aliases()),
                of("counties", false, counts -> counts.others().counties()),
                of("plan areas", false, counts -> counts.others().areas()));
    }

    private static NearPrevious of(String rows, boolean makesPartial, ToLongFunction<RowCounts> count) {
        return new NearPrevious(rows + " near the last release", rows, makesPartial, count);
    }

    @Override
    public Optional<String> check(ReleaseContent content, @Nullable RowCounts previous) {
        return previous == null ? Optional.empty() : far(previous, RowCounts.of(content));
    }

    private Optional<String> far(RowCounts previous, RowCounts now) {
        long before = count.applyAsLong(previous);
        long after = count.applyAsLong(now);
        return before == 0 || Math.abs(after - before) * 100 <= before * PERCENT
                ? Optional.empty()
                : Optional.of("the last release has " + before + " " + rows + ", this one " + after);
    }

    /** The same for prices and networks, whose rows are known once they were read. */
    static Bulk guarded(Bulk bulk, ReleaseContent content, @Nullable RowCounts previous) {
        return previous == null ? bulk : store -> counted(bulk.copyTo(store), RowCounts.of(content), previous);
    }

    private static Bulk.Outcome counted(Bulk.Outcome outcome, RowCounts small, RowCounts previous) {
        if (!(outcome instanceof Bulk.Copied copied)) {
            return outcome;
        }
        List<String> warnings = new ArrayList<>(copied.warnings());
        for (NearPrevious gate :
                List.of(of("prices", false, RowCounts::prices), of("network rows", false, RowCounts::pharmacies))) {
            gate.far(previous, small.with(copied)).ifPresent(far -> warnings.add(gate.name() + ": " + far));
        }
        return new Bulk.Copied(copied.prices(), copied.pharmacies(), List.copyOf(warnings));
    }
}
