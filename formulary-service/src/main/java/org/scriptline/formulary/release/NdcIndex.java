package org.scriptline.formulary.release;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** From NDC to drug, as the formulary file itself pairs them; an NDC that names two drugs names none. */
final class NdcIndex {

    private static final int AMBIGUOUS = 0;

    private final long[] ndcs;
    private final int[] rxcuis;

    NdcIndex(ItemColumns items) {
        ndcs = distinct(items);
        rxcuis = new int[ndcs.length];
        Arrays.fill(rxcuis, -1);
        for (int row = 0; row < items.size(); row++) {
            int index = Arrays.binarySearch(ndcs, items.ndc(row));
            if (index >= 0) {
                boolean first = rxcuis[index] == -1 || rxcuis[index] == items.rxcui(row);
                rxcuis[index] = first ? items.rxcui(row) : AMBIGUOUS;
            }
        }
    }

    /** Sorted, each once; a stream would make an object of each of 1.3 million. */
    private static long[] distinct(ItemColumns items) {
        long[] all = new long[items.size()];
        for (int row = 0; row < all.length; row++) {
            all[row] = items.ndc(row);
        }
        Arrays.sort(all);
        int kept = 0;
        for (long ndc : all) {
            if (ndc != 0 && (kept == 0 || all[kept - 1] != ndc)) {
                all[kept] = ndc;
                kept++;
            }
        }
        return Arrays.copyOf(all, kept);
    }

    /** The drug's RxCUI, null when the NDC is not in the files or names two drugs. */
    @Nullable
    Integer rxcui(long ndc) {
        int index = Arrays.binarySearch(ndcs, ndc);
        return index < 0 || rxcuis[index] == AMBIGUOUS ? null : Integer.valueOf(rxcuis[index]);
    }
}
