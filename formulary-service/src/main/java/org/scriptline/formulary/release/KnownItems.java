package org.scriptline.formulary.release;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Takes the rows of a formulary file that differ from a sound row before them in formulary, drug and package alone: 1.3 million rows say the same few
 * thousand things. What is taken so is what reading cell by cell would have given; whatever is unusual or wrong is not taken.
 */
final class KnownItems implements TableReader.Rows {

    private static final int MOST = 1 << 16;
    private static final int LONGEST = 256;
    private static final int LONGEST_CODE = 8;
    private static final int NDC_DIGITS = 11;

    private final ItemColumns items;
    private final Predicate<Row> adding;
    private final ByteRow row;
    private final int formulary;
    private final int rxcui;
    private final int ndc;
    private final int[] others;
    private final byte[] bytes = new byte[LONGEST];
    private final ByteBuffer said = ByteBuffer.wrap(bytes);
    /** What the other cells say, to the facts of {@link PackedItem}. */
    private final Map<ByteBuffer, Integer> known = new HashMap<>();

    private boolean complete;

    /** @param adding adds a row that is read cell by cell to the items; false when it is not sound */
    KnownItems(ItemColumns items, Map<String, Integer> positions, Predicate<Row> adding) {
        this.items = items;
        this.adding = adding;
        // A row that cannot be taken is told by who reads it cell by cell.
        this.row = new ByteRow("", positions, new Defects());
        this.formulary = row.column("FORMULARY_ID");
        this.rxcui = row.column("RXCUI");
        this.ndc = row.column("NDC");
        this.others = positions.values().stream()
                .mapToInt(Integer::intValue)
                .filter(cell -> cell != formulary && cell != rxcui && cell != ndc)
                .toArray();
    }

    @Override
    public boolean take(byte[] buffer, int from, int to) {
        complete = row.tries(buffer, from, to) && gathered();
        Integer facts = complete ? known.get(said) : null;
        if (facts == null) {
            return false;
        }
        long formularyNumber = row.plainDigits(formulary, 1, LONGEST_CODE);
        long drug = row.plainDigits(rxcui, 1, LONGEST_CODE);
        long drugPackage = row.plainDigits(ndc, NDC_DIGITS, NDC_DIGITS);
        if (formularyNumber < 0 || drug <= 0 || drugPackage < 0) {
            return false;
        }
        items.addKnown((int) formularyNumber, (int) drug, drugPackage, facts);
        return true;
    }

    /** The line that was not taken before. */
    @Override
    public void read(Row cells) {
        if (adding.test(cells) && complete && known.size() < MOST) {
            known.put(ByteBuffer.wrap(Arrays.copyOf(bytes, said.limit())), items.packed(items.size() - 1));
        }
    }

    private boolean gathered() {
        int length = 0;
        for (int cell : others) {
            int before = length;
            length = row.append(cell, bytes, length);
            if (length == before) {
                return false;
            }
        }
        said.limit(length);
        return true;
    }
}
