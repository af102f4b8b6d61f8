package org.scriptline.formulary.release.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.scriptline.formulary.release.IndicationRow;

/** Rows of {@code indication}. */
final class IndicationTable implements StoredTable<IndicationRow> {

    @Override
    public String table() {
        return "indication";
    }

    @Override
    public List<String> columns() {
        return List.of("contract_id", "plan_id", "rxcui", "disease");
    }

    @Override
    public void write(CopyLine line, IndicationRow row) {
        line.text(row.contractId()).text(row.planId()).number(row.rxcui()).text(row.disease());
    }

    @Override
    public IndicationRow read(ResultSet row) throws SQLException {
        return new IndicationRow(
                StoredTable.text(row, "contract_id"),
                StoredTable.text(row, "plan_id"),
                row.getInt("rxcui"),
                StoredTable.text(row, "disease"));
    }
}
