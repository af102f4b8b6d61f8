package org.scriptline.formulary.release.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.scriptline.formulary.release.ExcludedRow;

/** Rows of {@code excluded_item}. */
final class ExcludedTable implements StoredTable<ExcludedRow> {

    @Override
    public String table() {
        return "excluded_item";
    }

    @Override
    public List<String> columns() {
        return Stream.concat(Stream.of("contract_id", "plan_id", "rxcui"), ItemForm.COLUMNS.stream())
                .toList();
    }

    @Override
    public void write(CopyLine line, ExcludedRow row) {
        ItemForm.write(
                line.text(row.contractId()).text(row.planId()).number(row.item().rxcui()), row.item());
    }

    @Override
    public ExcludedRow read(ResultSet row) throws SQLException {
        return new ExcludedRow(
                StoredTable.text(row, "contract_id"), StoredTable.text(row, "plan_id"), ItemForm.read(row));
    }
}
