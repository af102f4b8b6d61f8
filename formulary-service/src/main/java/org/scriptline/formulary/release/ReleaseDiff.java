package org.scriptline.formulary.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changed from one release to another, drug by drug within each formulary of the same code. Two releases of one
 * payer differ by about one row in a hundred a quarter.
 *
 * @param changes in the order of formularies and drugs, at most {@link #MOST}
 * @param truncated whether there were more
 */
public record ReleaseDiff(long added, long removed, long changed, List<ItemChange> changes, boolean truncated) {

    /** Changes that one comparison names; the counts go on. */
    public static final int MOST = 100_000;

    /** Compares two releases; both may serve meanwhile. */
    public static ReleaseDiff between(ServedRelease before, ServedRelease after) {
        return new Comparison(before, after).result();
    }

    private static final class Comparison {
        private final ServedRelease before;
        private final ServedRelease after;
        private final List<ItemChange> changes = new ArrayList<>();
        private long added;
        private long removed;
        private long changed;

        Comparison(ServedRelease before, ServedRelease after) {
            this.before = before;
            this.after = after;
        }

        ReleaseDiff result() {
            Set<String> codes = new TreeSet<>();
            before.formularies().forEach(number -> codes.add(before.formularyCode(number)));
            after.formularies().forEach(number -> codes.add(after.formularyCode(number)));
            codes.forEach(this::formulary);
            long all = added + removed + changed;
            return new ReleaseDiff(added, removed, changed, List.copyOf(changes), all > changes.size());
        }

        private void formulary(String code) {
            Map<Integer, FormularyItem> earlier = items(before, code);
            Map<Integer, FormularyItem> later = items(after, code);
            Set<Integer> drugs = new TreeSet<>(earlier.keySet());
            drugs.addAll(later.keySet());
            for (int drug : drugs) {
                note(new ItemChange(code, drug, earlier.get(drug), later.get(drug)));
            }
        }

        private static Map<Integer, FormularyItem> items(ServedRelease release, String code) {
            Map<Integer, FormularyItem> items = new HashMap<>();
            Integer number = release.formularyNumber(code);
            if (number != null) {
                release.forEachItem(number, item -> items.put(item.rxcui(), item));
            }
            return items;
        }

        private void note(ItemChange change) {
            FormularyItem earlier = change.before();
            FormularyItem later = change.after();
            if (earlier == null) {
                added++;
            } else if (later == null) {
                removed++;
            } else if (same(earlier, later)) {
                return;
            } else {
                changed++;
            }
            if (changes.size() < MOST) {
                changes.add(change);
            }
        }

        /** Tiers are compared by the payer's code: their numbers may differ between releases. */
        private boolean same(FormularyItem earlier, FormularyItem later) {
            return before.tierCode(earlier.tier()).equals(after.tierCode(later.tier()))
                    && Objects.equals(earlier.quantityLimited(), later.quantityLimited())
                    && Objects.equals(earlier.quantityRule(), later.quantityRule())
                    && Objects.equals(earlier.priorAuthorization(), later.priorAuthorization())
                    && Objects.equals(earlier.stepTherapy(), later.stepTherapy())
                    && Objects.equals(
                            earlier.priorAuthorizationNewStartsOnly(), later.priorAuthorizationNewStartsOnly())
                    && Objects.equals(earlier.stepTherapyNewStartsOnly(), later.stepTherapyNewStartsOnly())
                    && Objects.equals(earlier.maximumPerDay(), later.maximumPerDay())
                    && Objects.equals(earlier.startsOn(), later.startsOn())
                    && Objects.equals(earlier.endsOn(), later.endsOn());
        }
    }
}
