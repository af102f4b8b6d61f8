package org.scriptline.formulary.release;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gates on the rows of the formulary file. */
final class ItemGates {

    private ItemGates() {}

    /** A limit without its amount is answered as unknown. */
    record QuantityLimitsHaveAmounts() implements Gate {
        @Override
        public String name() {
            return "quantity limits have amount and days";
        }

        @Override
        public boolean makesPartial() {
            return false;
        }

        @Override
        public Optional<String> check(ReleaseContent content, @Nullable RowCounts previous) {
            if (!content.names().formularies().isEmpty()) {
                // No marketplace format has to give amounts; each answer says so.
                return Optional.empty();
            }
            ItemColumns items = content.items();
            long without = IntStream.range(0, items.size())
                    .filter(items::limitedWithoutRule)
                    .count();
            return without == 0 ? Optional.empty() : Optional.of(without + " rows flag a limit without amount or days");
        }
    }

    /** An NDC that names two drugs names none. */
    record OneDrugPerNdc() implements Gate {
        @Override
        public String name() {
            return "an NDC names one drug";
        }

        @Override
        public boolean makesPartial() {
            return false;
        }

        @Override
        public Optional<String> check(ReleaseContent content, @Nullable RowCounts previous) {
            ItemColumns items = content.items();
            Map<Long, Integer> drugs = new HashMap<>();
            long ambiguous = IntStream.range(0, items.size())
                    .filter(row -> items.ndc(row) != 0)
                    .filter(row -> {
                        Integer first = drugs.putIfAbsent(items.ndc(row), items.rxcui(row));
                        return first != null && first != items.rxcui(row);
                    })
                    .count();
            return ambiguous == 0
                    ? Optional.empty()
                    : Optional.of(ambiguous + " rows name a drug by an NDC that another drug has");
        }
    }

    /** A table of exactly as many rows as a spreadsheet holds was cut by one. */
    record NotCutBySpreadsheet() implements Gate {
        private static final int LONGEST = 1_048_576;
        private static final int LONGEST_OLD = 65_536;

        @Override
        public String name() {
            return "not cut by a spreadsheet";
        }

        @Override
        public boolean makesPartial() {
            return true;
        }

        @Override
        public Optional<String> check(ReleaseContent content, @Nullable RowCounts previous) {
            int rows = content.items().size();
            // With the header, or without it when that was lost as well.
            boolean cut = rows == LONGEST || rows == LONGEST - 1 || rows == LONGEST_OLD || rows == LONGEST_OLD - 1;
            return cut
                    ? Optional.of("the formulary has exactly " + rows + " rows, as many as a spreadsheet holds")
                    : Optional.empty();
        }
    }
}
