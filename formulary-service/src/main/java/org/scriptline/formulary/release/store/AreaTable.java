package org.scriptline.formulary.release.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.scriptline.formulary.release.AreaRow;

/** Rows of {@code plan_area}. */
final class AreaTable implements StoredTable<AreaRow> {

    @Override
    public String table() {
        return "plan_area";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "contract_id", "plan_id", "segment_id", "state", "county", "advantage_region", "drug_plan_region");
    }

    @Override
    public void write(CopyLine line, AreaRow row) {
        line.text(row.plan().contractId())
                .text(row.plan().planId())
                .text(row.plan().segmentId())
                .text(row.state())
                .text(row.county())
                .text(row.medicareAdvantageRegion())
                .text(row.drugPlanRegion());
    }

    @Override
    public AreaRow read(ResultSet row) throws SQLException {
        return new AreaRow(
                StoredTable.planKey(row),
                row.getString("state"),
                row.getString("county"),
                row.getString("advantage_region"),
                row.getString("drug_plan_region"));
    }
}
