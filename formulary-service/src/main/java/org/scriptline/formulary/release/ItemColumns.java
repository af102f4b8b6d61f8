package org.scriptline.formulary.release;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All rows of a formulary file, column by column: 20 bytes a row, so that the 1.3 million rows of all Part D plans
 * need 26 MB while they are read and stored.
 */
public final class ItemColumns {

    private static final int PACKED_BYTES = 2 * Integer.BYTES + Long.BYTES;

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
        addKnown(formulary, item.rxcui(), ndc, PackedItem.of(item, termsNumber(item)));
    }

    /** Adds a row whose facts, and the terms that they name, are those of a row before. */
    void addKnown(int formulary, int rxcui, long ndc, int facts) {
        if (size == rxcuis.length) {
            grow();
        }
        formularies[size] = formulary;
        rxcuis[size] = rxcui;
        ndcs[size] = ndc;
        packed[size] = facts;
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

    /**
     * The rows as they are stored, 16 bytes each, the highest byte first: drug, facts (see {@link PackedItem}), package.
     *
     * @param rows numbers of rows of one formulary
     */
    public byte[] packed(int[] rows) {
        ByteBuffer bytes = ByteBuffer.allocate(rows.length * PACKED_BYTES);
        for (int row : rows) {
            bytes.putInt(rxcuis[row]).putInt(packed[row]).putLong(ndcs[row]);
        }
        return bytes.array();
    }

    /** Takes back what {@link #packed(int[])} gave; the terms that it names must have been added. */
    public void addPacked(int formulary, byte[] rows) {
        ByteBuffer bytes = ByteBuffer.wrap(rows);
        while (bytes.hasRemaining()) {
            int rxcui = bytes.getInt();
            int facts = bytes.getInt();
            addKnown(formulary, rxcui, bytes.getLong(), facts);
        }
    }

    /** The next terms in the order of {@link #terms()}. */
    public void addTerms(ItemTerms its) {
        terms.add(its);
        termsNumbers.put(its, terms.size());
    }

    /** Numbers of the rows of each formulary. */
    public Map<Integer, int[]> rowsByFormulary() {
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

    /** The tiers of each formulary's drugs. */
    Map<Integer, Set<Integer>> usedTiers() {
        Map<Integer, Set<Integer>> used = new HashMap<>();
        Set<Integer> tiers = Set.of();
        for (int row = 0; row < size; row++) {
            if (row == 0 || formularies[row] != formularies[row - 1]) {
                tiers = used.computeIfAbsent(formularies[row], formulary -> new TreeSet<>());
            }
            tiers.add(PackedItem.tier(packed[row]));
        }
        return used;
    }

    /** Whether the row flags a limit whose amount or days are not known. */
    boolean limitedWithoutRule(int row) {
        int number = PackedItem.terms(packed[row]);
        return Boolean.TRUE.equals(PackedItem.quantityLimited(packed[row]))
                && (number == 0 || terms.get(number - 1).rule() == null);
    }

    int packed(int row) {
        return packed[row];
    }

    /** What rows share, by number; the first is 1. Not to be changed. */
    public List<ItemTerms> terms() {
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
