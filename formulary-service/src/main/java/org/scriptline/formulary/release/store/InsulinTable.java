package org.scriptline.formulary.release.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.scriptline.formulary.release.ChannelCost;
import org.scriptline.formulary.release.InsulinRow;
import org.scriptline.formulary.release.SupplyLength;

/** Rows of {@code insulin_cost}. */
final class InsulinTable implements StoredTable<InsulinRow> {

    @Override
    public String table() {
        return "insulin_cost";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "contract_id",
                "plan_id",
                "segment_id",
                "tier",
                "supply",
                "preferred_copay",
                "standard_copay",
                "preferred_mail_copay",
                "standard_mail_copay");
    }

    @Override
    public void write(CopyLine line, InsulinRow row) {
        line.text(row.plan().contractId())
                .text(row.plan().planId())
                .text(row.plan().segmentId())
                .number(row.tier())
                .number(row.supply().code())
                .number(row.preferred().amount())
                .number(row.standard().amount())
                .number(row.preferredMail().amount())
                .number(row.standardMail().amount());
    }

    @Override
    public InsulinRow read(ResultSet row) throws SQLException {
        return new InsulinRow(
                StoredTable.planKey(row),
                StoredTable.integer(row, "tier"),
                SupplyLength.ofCode(row.getInt("supply")),
                copay(row, "preferred_copay"),
                copay(row, "standard_copay"),
                copay(row, "preferred_mail_copay"),
                copay(row, "standard_mail_copay"));
    }

    private static ChannelCost copay(ResultSet row, String column) throws SQLException {
        BigDecimal dollars = row.getBigDecimal(column);
        return dollars == null ? ChannelCost.NOT_OFFERED : new ChannelCost(ChannelCost.Kind.COPAY, dollars, null, null);
    }
}
