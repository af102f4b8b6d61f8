package org.scriptline.formulary.release;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Packs the pharmacy network files: pharmacies and the terms of a plan get numbers, and a plan's network is the number of
 * its terms at each pharmacy. Three hundred million rows share a few dozen terms for each plan.
 */
final class NetworkLoading {

    static final String GATE = "networks belong to plans";

    private static final int OPEN_BLOCKS = 2_000;
    private static final int MOST_TERMS = Character.MAX_VALUE;
    private static final long NPI_PREFIX = 10_000_000_000L;
    private static final List<String> FLAGS = List.of(
            "PREFERRED_STATUS_RETAIL", "PREFERRED_STATUS_MAIL", "PHARMACY_RETAIL", "PHARMACY_MAIL", "IN_AREA_FLAG");
    private static final List<String> FEES = List.of(
            "BRAND_DISPENSING_FEE_30",
            "BRAND_DISPENSING_FEE_60",
            "BRAND_DISPENSING_FEE_90",
            "GENERIC_DISPENSING_FEE_30",
            "GENERIC_DISPENSING_FEE_60",
            "GENERIC_DISPENSING_FEE_90",
            "SELECTED_DISPENSING_FEE_30",
            "SELECTED_DISPENSING_FEE_60",
            "SELECTED_DISPENSING_FEE_90");

    private record Block(PlanKey plan, int number) {}

    private final BulkStore store;
    private final Set<PlanKey> plans = new HashSet<>();
    private final Map<Long, Integer> pharmacies = new LinkedHashMap<>();
    private final Map<PlanKey, Map<String, Integer>> termsNumbers = new HashMap<>();
    private final Map<PlanKey, List<PharmacyTerms>> terms = new HashMap<>();
    private final LinkedHashMap<Block, char[]> open = new LinkedHashMap<>(64, 0.75f, true);
    private long kept;
    private long unknownPlans;

    NetworkLoading(BulkStore store, ReleaseContent content) {
        this.store = store;
        content.plans().forEach(plan -> plans.add(plan.key()));
    }

    Consumer<ByteRow> rows(ByteRow row) {
        return new Rows(row);
    }

    void end() {
        open.forEach((block, codes) -> store.putNetwork(block.plan(), block.number(), codes));
        open.clear();
        terms.forEach(store::putTerms);
        store.putPharmacies(pharmacies.keySet());
    }

    long kept() {
        return kept;
    }

    List<String> warnings() {
        return unknownPlans == 0
                ? List.of()
                : List.of(GATE + ": " + unknownPlans + " network rows are of plans that are not in the plan file");
    }

    private final class Rows implements Consumer<ByteRow> {
        private final PlanCells cells;
        private final int numberCell;
        private final int[] flagCells;
        private final int floorCell;
        private final int[] feeCells;
        private final byte[] scratch = new byte[512];
        private byte[] lastTerms = {};
        private int lastNumber;
        private @Nullable PlanKey plan;
        private @Nullable Block block;
        private char @Nullable [] codes;

        Rows(ByteRow row) {
            cells = new PlanCells(row);
            numberCell = row.column("PHARMACY_NUMBER");
            flagCells = FLAGS.stream().mapToInt(row::column).toArray();
            floorCell = row.column("FLOOR_PRICE");
            feeCells = FEES.stream().mapToInt(row::column).toArray();
        }

        @Override
        public void accept(ByteRow row) {
            if (!cells.same()) {
                plan = cells.read().filter(plans::contains).orElse(null);
                block = null;
                lastTerms = new byte[0];
            }
            long written = row.digits(numberCell, "PHARMACY_NUMBER", 10, 12);
            if (written < 0) {
                return;
            }
            long npi = written % NPI_PREFIX;
            if (written >= NPI_PREFIX && written / NPI_PREFIX != 10) {
                row.refuse("PHARMACY_NUMBER", "'" + row.text(numberCell) + "' is neither an NPI nor 10 and an NPI");
                return;
            }
            int number = terms(row);
            if (number < 0) {
                return;
            }
            if (plan == null) {
                unknownPlans++;
                return;
            }
            put(row, plan, pharmacies.computeIfAbsent(npi, added -> pharmacies.size()), number);
        }

        private void put(ByteRow row, PlanKey ofPlan, int pharmacy, int number) {
            int wanted = pharmacy / NetworkBlocks.PHARMACIES;
            if (block == null
                    || codes == null
                    || block.number() != wanted
                    || !block.plan().equals(ofPlan)) {
                block = new Block(ofPlan, wanted);
                codes = opened(block);
            }
            int place = pharmacy % NetworkBlocks.PHARMACIES;
            if (codes[place] != 0) {
                row.refuse("PHARMACY_NUMBER", "this plan and pharmacy came before");
                return;
            }
            codes[place] = (char) number;
            kept++;
        }

        /** The number of the row's terms; -1 when one of them is defective. The row before mostly has the same. */
        private int terms(ByteRow row) {
            int length = 0;
            for (int cell : flagCells) {
                length = row.append(cell, scratch, length);
            }
            length = row.append(floorCell, scratch, length);
            for (int cell : feeCells) {
                length = row.append(cell, scratch, length);
            }
            if (length == lastTerms.length && Arrays.equals(scratch, 0, length, lastTerms, 0, length)) {
                return lastNumber;
            }
            int number = numberOf(row, new String(scratch, 0, length, StandardCharsets.ISO_8859_1));
            if (number >= 0) {
                lastTerms = Arrays.copyOf(scratch, length);
                lastNumber = number;
            }
            return number;
        }

        private int numberOf(ByteRow row, String written) {
            PlanKey ofPlan = plan;
            Integer known = ofPlan == null
                    ? null
                    : termsNumbers
                            .computeIfAbsent(ofPlan, key -> new HashMap<>())
                            .get(written);
            if (known != null) {
                return known;
            }
            PharmacyTerms read = read(row);
            if (read == null) {
                return -1;
            }
            if (ofPlan == null) {
                return 0;
            }
            List<PharmacyTerms> all = terms.computeIfAbsent(ofPlan, key -> new ArrayList<>());
            if (all.size() == MOST_TERMS) {
                row.refuse(null, "is the plan's " + (MOST_TERMS + 1) + "th set of terms, more than are kept");
                return -1;
            }
            all.add(read);
            Objects.requireNonNull(termsNumbers.get(ofPlan)).put(written, all.size());
            return all.size();
        }

        private @Nullable PharmacyTerms read(ByteRow row) {
            boolean sound = true;
            boolean[] flags = new boolean[FLAGS.size()];
            for (int index = 0; index < flags.length; index++) {
                String cell = row.text(flagCells[index]);
                flags[index] = cell.equalsIgnoreCase("Y") || cell.equals("1");
                if (!flags[index] && !cell.equalsIgnoreCase("N") && !cell.equals("0")) {
                    row.refuse(FLAGS.get(index), "'" + cell + "' is neither Y nor N");
                    sound = false;
                }
            }
            @Nullable BigDecimal[] dollars = new BigDecimal[FEES.size() + 1];
            for (int index = 0; index < dollars.length; index++) {
                int cell = index == FEES.size() ? floorCell : feeCells[index];
                if (!row.empty(cell)) {
                    long digits = row.decimal(cell, index == FEES.size() ? "FLOOR_PRICE" : FEES.get(index));
                    sound &= digits >= 0;
                    dollars[index] = BigDecimal.valueOf(Math.max(0, digits), row.places());
                }
            }
            return sound
                    ? new PharmacyTerms(
                            flags[0],
                            flags[1],
                            flags[2],
                            flags[3],
                            flags[4],
                            dollars[FEES.size()],
                            Arrays.asList(dollars).subList(0, FEES.size()))
                    : null;
        }
    }

    private char[] opened(Block block) {
        char[] codes = open.get(block);
        if (codes != null) {
            return codes;
        }
        if (open.size() >= OPEN_BLOCKS) {
            Iterator<Map.Entry<Block, char[]>> oldest = open.entrySet().iterator();
            Map.Entry<Block, char[]> entry = oldest.next();
            store.putNetwork(entry.getKey().plan(), entry.getKey().number(), entry.getValue());
            oldest.remove();
        }
        codes = Objects.requireNonNullElseGet(
                store.takeNetwork(block.plan(), block.number()), () -> new char[NetworkBlocks.PHARMACIES]);
        open.put(block, codes);
        return codes;
    }
}
