package org.scriptline.formulary.release;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One formulary as two sorted arrays: a lookup is a binary search, 8 bytes a drug. */
final class FormularyIndex {

    private final int[] rxcuis;
    private final int[] packed;
    private final List<ItemTerms> terms;

    /** Rows need no order; {@code rows} are their numbers in {@code items}. */
    FormularyIndex(ItemColumns items, int[] rows) {
        long[] sortable = Arrays.stream(rows)
                .mapToLong(row -> ((long) items.rxcui(row) << Integer.SIZE) | row)
                .sorted()
                .toArray();
        rxcuis = new int[sortable.length];
        packed = new int[sortable.length];
        for (int index = 0; index < sortable.length; index++) {
            rxcuis[index] = (int) (sortable[index] >>> Integer.SIZE);
            packed[index] = items.packed((int) sortable[index]);
        }
        terms = items.terms();
    }

    @Nullable
    FormularyItem item(int rxcui) {
        int index = Arrays.binarySearch(rxcuis, rxcui);
        return index < 0 ? null : ItemColumns.unpack(rxcui, packed[index], terms);
    }

    /** Where the drug stands among this formulary's drugs, negative when it is not listed. */
    int position(int rxcui) {
        return Arrays.binarySearch(rxcuis, rxcui);
    }

    /** Calls for every drug, in the order of their numbers. */
    void forEach(Consumer<FormularyItem> consumer) {
        for (int index = 0; index < rxcuis.length; index++) {
            consumer.accept(ItemColumns.unpack(rxcuis[index], packed[index], terms));
        }
    }

    /** Every drug that is listed, in ascending order; not to be changed. */
    int[] rxcuis() {
        return rxcuis;
    }

    int size() {
        return rxcuis.length;
    }
}
