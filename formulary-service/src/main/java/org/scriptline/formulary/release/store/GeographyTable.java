package org.scriptline.formulary.release.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.scriptline.formulary.release.GeographyRow;

/** Rows of {@code county}. */
final class GeographyTable implements StoredTable<GeographyRow> {

    @Override
    public String table() {
        return "county";
    }

    @Override
    public List<String> columns() {
        return List.of("county", "state_name", "county_name", "advantage_region", "drug_plan_region");
    }

    @Override
    public void write(CopyLine line, GeographyRow row) {
        line.text(row.county())
                .text(row.stateName())
                .text(row.countyName())
                .text(row.medicareAdvantageRegion())
                .text(row.drugPlanRegion());
    }

    @Override
    public GeographyRow read(ResultSet row) throws SQLException {
        return new GeographyRow(
                StoredTable.text(row, "county"),
                StoredTable.text(row, "state_name"),
                StoredTable.text(row, "county_name"),
                row.getString("advantage_region"),
                row.getString("drug_plan_region"));
    }
}
