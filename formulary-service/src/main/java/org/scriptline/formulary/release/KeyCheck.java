package org.scriptline.formulary.release;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds a key that comes twice. Row n of a table stands in line n + 2 of its file, behind the header. */
final class KeyCheck {

    private static final int LINES_BEFORE_FIRST_ROW = 2;

    private final Defects defects;

    KeyCheck(Defects defects) {
        this.defects = defects;
    }

    void check(ReleaseContent content, Map<CmsTable, PayerFile> files) {
        uniqueItems(content.items(), files);
        unique(
                files,
                CmsTable.BENEFICIARY_COST,
                content.costs().stream().map(KeyCheck::key).toList());
        unique(
                files,
                CmsTable.INSULIN_COST,
                content.insulin().stream()
                        .map(row -> row.plan() + ", tier " + row.tier() + ", " + row.supply())
                        .toList());
        unique(
                files,
                CmsTable.EXCLUDED_DRUGS,
                content.excluded().stream()
                        .map(row -> row.contractId() + "-" + row.planId() + ", drug "
                                + row.item().rxcui())
                        .toList());
        unique(
                files,
                CmsTable.GEOGRAPHY,
                content.geography().stream()
                        .map(row -> "county " + row.county())
                        .toList());
        unique(
                files,
                CmsTable.PLAN_ALIASES,
                content.aliases().stream()
                        .map(row -> row.bin() + ", " + row.pcn() + ", " + row.group())
                        .toList());
    }

    /** Sorted primitive keys: a set of 1.3 million boxed ones would need more memory than the release itself. */
    private void uniqueItems(ItemColumns items, Map<CmsTable, PayerFile> files) {
        long[] keys = new long[items.size()];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = key(items, row);
        }
        Arrays.sort(keys);
        for (int index = 1; index < keys.length && !defects.full(); index++) {
            if (keys[index] == keys[index - 1]) {
                int row = lastRow(items, keys[index]);
                twice(
                        files,
                        CmsTable.BASIC_FORMULARY,
                        row,
                        "RXCUI",
                        "formulary " + CodeForms.formulary(items.formulary(row)) + " and drug " + items.rxcui(row));
            }
        }
    }

    private static long key(ItemColumns items, int row) {
        return ((long) items.formulary(row) << Integer.SIZE) | items.rxcui(row);
    }

    private static int lastRow(ItemColumns items, long key) {
        int row = items.size() - 1;
        while (key(items, row) != key) {
            row--;
        }
        return row;
    }

    private static String key(CostRow row) {
        return row.plan() + ", level " + row.level() + ", tier " + row.tier() + ", " + row.supply();
    }

    private void unique(Map<CmsTable, PayerFile> files, CmsTable table, List<String> keys) {
        Set<String> seen = HashSet.newHashSet(keys.size());
        for (int row = 0; row < keys.size() && !defects.full(); row++) {
            if (!seen.add(keys.get(row))) {
                twice(files, table, row, table.required().getFirst(), keys.get(row));
            }
        }
    }

    private void twice(Map<CmsTable, PayerFile> files, CmsTable table, int row, String column, String key) {
        PayerFile file = files.get(table);
        String name = file == null ? table.fileNameWords() : file.name();
        defects.add(new Defect(name, row + LINES_BEFORE_FIRST_ROW, column, key + " came before"));
    }
}
