package org.scriptline.formulary.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All rows of a formulary file, column by column: 20 bytes a row, so that the 1.3 million rows of all Part D plans
 * need 26 MB while they are read and stored.
 */
public final class ItemColumns {

    private int[] formularies = new int[1024];
    private int[] rxcuis = new int[1024];
    private long[] ndcs = new long[1024];
    private int[] packed = new int[1024];
    private int size;
    private final List<ItemTerms> terms = new ArrayList<>();
    private final Map<ItemTerms, Integer> termsNumbers = new HashMap<>();

    /**
     * @param formulary the formulary id as a number
     * @param ndc eleven digits as a number, 0 when the row names none
     */
    public void add(int formulary, long ndc, FormularyItem item) {
        if (size == rxcuis.length) {
            grow();
        }
        formularies[size] = formulary;
        rxcuis[size] = item.rxcui();
        ndcs[size] = ndc;
        packed[size] = PackedItem.of(item, termsNumber(item));
        size++;
    }

    public int size() {
        return size;
    }

    public int formulary(int row) {
        return formularies[row];
    }

    public int rxcui(int row) {
        return rxcuis[row];
    }

    /** Eleven digits as a number, 0 for none. */
    public long ndc(int row) {
        return ndcs[row];
    }

    public FormularyItem item(int row) {
        return unpack(rxcuis[row], packed[row], terms);
    }

    /** Numbers of the rows of each formulary. */
    Map<Integer, int[]> rowsByFormulary() {
        long[] order = new long[size];
        for (int row = 0; row < size; row++) {
            order[row] = ((long) formularies[row] << Integer.SIZE) | row;
        }
        Arrays.sort(order);
        Map<Integer, int[]> rows = new HashMap<>();
        int start = 0;
        for (int end = 1; end <= order.length; end++) {
            int formulary = (int) (order[start] >>> Integer.SIZE);
            if (end == order.length || (int) (order[end] >>> Integer.SIZE) != formulary) {
                rows.put(
                        formulary,
                        Arrays.stream(order, start, end)
                                .mapToInt(position -> (int) position)
                                .toArray());
                start = end;
            }
        }
        return rows;
    }

    int packed(int row) {
        return packed[row];
    }

    List<ItemTerms> terms() {
        return terms;
    }

    static FormularyItem unpack(int rxcui, int packed, List<ItemTerms> terms) {
        int number = PackedItem.terms(packed);
        ItemTerms its = number == 0 ? null : terms.get(number - 1);
        return new FormularyItem(
                rxcui,
                PackedItem.tier(packed),
                PackedItem.quantityLimited(packed),
                its == null ? null : its.rule(),
                PackedItem.priorAuthorization(packed),
                PackedItem.stepTherapy(packed),
                PackedItem.priorAuthorizationNewStartsOnly(packed),
                PackedItem.stepTherapyNewStartsOnly(packed),
                its == null ? null : its.maximumPerDay(),
                its == null ? null : its.startsOn(),
                its == null ? null : its.endsOn());
    }

    private int termsNumber(FormularyItem item) {
        ItemTerms its = ItemTerms.of(item);
        if (its == null) {
            return 0;
        }
        int number = termsNumbers.computeIfAbsent(its, added -> {
            terms.add(added);
            return terms.size();
        });
        if (number > PackedItem.MOST_TERMS) {
            throw new IllegalStateException("more than " + PackedItem.MOST_TERMS + " distinct quantity limits");
        }
        return number;
    }

    private void grow() {
        int length = rxcuis.length * 2;
        formularies = Arrays.copyOf(formularies, length);
        rxcuis = Arrays.copyOf(rxcuis, length);
        ndcs = Arrays.copyOf(ndcs, length);
        packed = Arrays.copyOf(packed, length);
    }
}
