package org.scriptline.formulary.release;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private final List<QuantityRule> rules = new ArrayList<>();
    private final Map<QuantityRule, Integer> ruleNumbers = new HashMap<>();

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
        packed[size] = PackedItem.of(
                item.tier(),
                item.quantityLimited(),
                item.priorAuthorization(),
                item.stepTherapy(),
                ruleNumber(item.quantityRule()));
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
        return unpack(rxcuis[row], packed[row], rules);
    }

    int packed(int row) {
        return packed[row];
    }

    List<QuantityRule> rules() {
        return rules;
    }

    static FormularyItem unpack(int rxcui, int packed, List<QuantityRule> rules) {
        int rule = PackedItem.rule(packed);
        return new FormularyItem(
                rxcui,
                PackedItem.tier(packed),
                PackedItem.quantityLimited(packed),
                rule == 0 ? null : rules.get(rule - 1),
                PackedItem.priorAuthorization(packed),
                PackedItem.stepTherapy(packed));
    }

    private int ruleNumber(@Nullable QuantityRule rule) {
        if (rule == null) {
            return 0;
        }
        // 2 and 2.00 are one limit.
        BigDecimal amount = rule.amount().stripTrailingZeros();
        var exact = new QuantityRule(amount.scale() < 0 ? amount.setScale(0) : amount, rule.days());
        int number = ruleNumbers.computeIfAbsent(exact, added -> {
            rules.add(added);
            return rules.size();
        });
        if (number > PackedItem.MOST_RULES) {
            throw new IllegalStateException("more than " + PackedItem.MOST_RULES + " distinct quantity limits");
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
