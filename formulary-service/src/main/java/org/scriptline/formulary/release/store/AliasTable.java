package org.scriptline.formulary.release.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.scriptline.formulary.release.AliasRow;

/** Rows of {@code plan_alias}. */
final class AliasTable implements StoredTable<AliasRow> {

    @Override
    public String table() {
        return "plan_alias";
    }

    @Override
    public List<String> columns() {
        return List.of("bin", "pcn", "card_group", "contract_id", "plan_id", "segment_id");
    }

    @Override
    public void write(CopyLine line, AliasRow row) {
        line.text(row.bin())
                .text(row.pcn())
                .text(row.group())
                .text(row.plan().contractId())
                .text(row.plan().planId())
                .text(row.plan().segmentId());
    }

    @Override
    public AliasRow read(ResultSet row) throws SQLException {
        return new AliasRow(
                StoredTable.text(row, "bin"),
                row.getString("pcn"),
                row.getString("card_group"),
                StoredTable.planKey(row));
    }
}
