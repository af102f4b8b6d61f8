package org.scriptline.formulary.release.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.scriptline.formulary.release.PlanRow;

/** Rows of {@code plan}. */
final class PlanTable implements StoredTable<PlanRow> {

    @Override
    public String table() {
        return "plan";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "contract_id",
                "plan_id",
                "segment_id",
                "contract_name",
                "plan_name",
                "formulary",
                "premium",
                "deductible",
                "suppressed");
    }

    @Override
    public void write(CopyLine line, PlanRow row) {
        line.text(row.key().contractId())
                .text(row.key().planId())
                .text(row.key().segmentId())
                .text(row.contractName())
                .text(row.planName())
                .number(row.formulary())
                .number(row.premium())
                .number(row.deductible())
                .flag(row.suppressed());
    }

    @Override
    public PlanRow read(ResultSet row) throws SQLException {
        return new PlanRow(
                StoredTable.planKey(row),
                row.getString("contract_name"),
                row.getString("plan_name"),
                StoredTable.integer(row, "formulary"),
                row.getBigDecimal("premium"),
                row.getBigDecimal("deductible"),
                row.getBoolean("suppressed"));
    }
}
