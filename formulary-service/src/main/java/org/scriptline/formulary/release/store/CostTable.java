package org.scriptline.formulary.release.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.scriptline.formulary.release.ChannelCost;
import org.scriptline.formulary.release.CostRow;
import org.scriptline.formulary.release.SharedParts;
import org.scriptline.formulary.release.SupplyLength;

/** Rows of {@code cost_share}; a table object reads one release, whose rows share their parts. */
final class CostTable implements StoredTable<CostRow> {

    private static final List<String> CHANNELS = List.of("preferred", "standard", "preferred_mail", "standard_mail");

    private final SharedParts shared = new SharedParts();

    @Override
    public String table() {
        return "cost_share";
    }

    @Override
    public List<String> columns() {
        List<String> columns =
                new ArrayList<>(List.of("contract_id", "plan_id", "segment_id", "level", "tier", "supply"));
        for (String channel : CHANNELS) {
            columns.addAll(List.of(channel + "_kind", channel + "_amount", channel + "_least", channel + "_most"));
        }
        columns.addAll(List.of("specialty_tier", "deductible_applies"));
        return columns;
    }

    @Override
    public void write(CopyLine line, CostRow row) {
        line.text(row.plan().contractId())
                .text(row.plan().planId())
                .text(row.plan().segmentId())
                .number(row.level())
                .number(row.tier())
                .number(row.supply().code());
        for (ChannelCost cost : List.of(row.preferred(), row.standard(), row.preferredMail(), row.standardMail())) {
            line.number(cost.kind().code())
                    .number(cost.amount())
                    .number(cost.least())
                    .number(cost.most());
        }
        line.flag(row.specialtyTier()).flag(row.deductibleApplies());
    }

    @Override
    public CostRow read(ResultSet row) throws SQLException {
        return shared.share(new CostRow(
                StoredTable.planKey(row),
                row.getInt("level"),
                row.getInt("tier"),
                SupplyLength.ofCode(row.getInt("supply")),
                channel(row, "preferred"),
                channel(row, "standard"),
                channel(row, "preferred_mail"),
                channel(row, "standard_mail"),
                StoredTable.flag(row, "specialty_tier"),
                StoredTable.flag(row, "deductible_applies")));
    }

    private static ChannelCost channel(ResultSet row, String channel) throws SQLException {
        var kind = ChannelCost.Kind.ofCode(row.getInt(channel + "_kind"));
        return kind == ChannelCost.Kind.NOT_OFFERED
                ? ChannelCost.NOT_OFFERED
                : new ChannelCost(
                        kind,
                        row.getBigDecimal(channel + "_amount"),
                        row.getBigDecimal(channel + "_least"),
                        row.getBigDecimal(channel + "_most"));
    }
}
