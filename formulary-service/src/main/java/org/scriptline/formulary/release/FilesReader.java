package org.scriptline.formulary.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Turns a payer's files into the content of one release, or into the list of what is wrong with them. */
final class FilesReader {

    private static final int FIRST_PART_D_YEAR = 2006;
    private static final int LAST_YEAR = 2100;

    private final Map<CmsTable, PayerFile> files;
    private final Defects defects = new Defects();
    private final ItemColumns items = new ItemColumns();
    private final SharedParts shared = new SharedParts();
    private final List<AreaRow> areas = new ArrayList<>();
    private final LoadProgress progress;
    private int contractYear;

    FilesReader(Map<CmsTable, PayerFile> files, LoadProgress progress) {
        this.files = files;
        this.progress = progress;
    }

    Reading read() {
        PayerFile formulary = files.get(CmsTable.BASIC_FORMULARY);
        if (formulary == null) {
            return new Reading.Refused(List.of(new Defect(
                    CmsTable.BASIC_FORMULARY.fileNameWords(), 0, null, "there is no such file in the folder")));
        }
        new TableReader(CmsTable.BASIC_FORMULARY, formulary, defects, progress)
                .read(positions -> new KnownItems(items, positions, this::addItem));
        var content = new ReleaseContent(
                contractYear,
                items,
                plans(),
                rows(CmsTable.BENEFICIARY_COST, row -> shared.share(RowForms.costRow(row))),
                rows(CmsTable.INSULIN_COST, RowForms::insulinRow),
                rows(
                        CmsTable.EXCLUDED_DRUGS,
                        row -> new ExcludedRow(
                                RowForms.contract(row),
                                RowForms.plan(row),
                                RowForms.item(row, "TIER", "PRIOR_AUTH_YN"))),
                rows(
                        CmsTable.INDICATION_COVERAGE,
                        row -> new IndicationRow(
                                RowForms.contract(row),
                                RowForms.plan(row),
                                RowForms.rxcui(row),
                                row.requiredText("DISEASE", 500))),
                rows(CmsTable.PLAN_ALIASES, RowForms::aliasRow),
                ReleaseNames.NONE,
                rows(CmsTable.GEOGRAPHY, RowForms::geographyRow),
                List.copyOf(areas));
        if (items.size() == 0 && defects.none()) {
            defects.add(new Defect(formulary.name(), 0, null, "there is no drug in the file"));
        }
        if (defects.none()) {
            new KeyCheck(defects).check(content, files);
        }
        return defects.none()
                ? new Reading.Read(Release.PART_D, true, content, List.of())
                : new Reading.Refused(defects.all());
    }

    /** Whether the row was sound and is the last of the items. */
    private boolean addItem(Row row) {
        int year = row.integer("CONTRACT_YEAR", FIRST_PART_D_YEAR, LAST_YEAR);
        int formulary = RowForms.formulary(row);
        long ndc = RowForms.ndc(row);
        FormularyItem item = RowForms.item(row, "TIER_LEVEL_VALUE", "PRIOR_AUTHORIZATION_YN");
        if (!row.sound()) {
            return false;
        }
        if (contractYear == 0) {
            contractYear = year;
        } else if (contractYear != year) {
            row.refuse("CONTRACT_YEAR", "is " + year + " in a file of " + contractYear + ", and a release is one year");
            return false;
        }
        items.add(formulary, ndc, item);
        return true;
    }

    /** One plan for each key: CMS repeats a plan for every county or region that it serves. */
    private List<PlanRow> plans() {
        Map<PlanKey, PlanRow> plans = new LinkedHashMap<>();
        read(CmsTable.PLAN_INFORMATION, RowForms::planRow, (row, plan) -> {
            AreaRow area = RowForms.areaRow(row, plan.key());
            if (area != null) {
                areas.add(area);
            }
            PlanRow first = plans.putIfAbsent(plan.key(), plan);
            if (first != null && !Objects.equals(first.formulary(), plan.formulary())) {
                row.refuse("FORMULARY_ID", "differs from an earlier row of plan " + plan.key());
            }
        });
        return List.copyOf(plans.values());
    }

    private <T> List<T> rows(CmsTable table, Function<Row, T> form) {
        List<T> rows = new ArrayList<>();
        read(table, form, (row, value) -> rows.add(value));
        return List.copyOf(rows);
    }

    private <T> void read(CmsTable table, Function<Row, T> form, BiConsumer<Row, T> keep) {
        PayerFile file = files.get(table);
        if (file == null || defects.full()) {
            return;
        }
        new TableReader(table, file, defects, progress).read(positions -> row -> {
            T value = form.apply(row);
            if (row.sound()) {
                keep.accept(row, value);
            }
        });
    }
}
