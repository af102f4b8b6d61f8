package org.scriptline.formulary.release;

import java.util.Arrays;

/** Where each package of a formulary stands among its drugs, in the order of the drugs' numbers. */
final class NdcPositions {

    private final long[] ndcs;
    private final int[] positions;

    /** @param rows numbers of the formulary's rows in {@code items}, in any order */
    NdcPositions(ItemColumns items, int[] rows) {
        long[] byDrug = Arrays.stream(rows)
                .mapToLong(row -> ((long) items.rxcui(row) << Integer.SIZE) | row)
                .sorted()
                .toArray();
        long[][] pairs = new long[rows.length][];
        for (int position = 0; position < byDrug.length; position++) {
            pairs[position] = new long[] {items.ndc((int) byDrug[position]), position};
        }
        Arrays.sort(pairs, (one, other) -> Long.compare(one[0], other[0]));
        ndcs = new long[pairs.length];
        positions = new int[pairs.length];
        for (int index = 0; index < pairs.length; index++) {
            ndcs[index] = pairs[index][0];
            positions[index] = (int) pairs[index][1];
        }
    }

    /** Negative when the formulary has no such package. */
    int of(long ndc) {
        int index = Arrays.binarySearch(ndcs, ndc);
        return index < 0 ? -1 : positions[index];
    }

    int size() {
        return ndcs.length;
    }
}
