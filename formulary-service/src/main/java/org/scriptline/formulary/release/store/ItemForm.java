package org.scriptline.formulary.release.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.QuantityRule;

/** The columns that {@code formulary_item} and {@code excluded_item} share. */
final class ItemForm {

    static final List<String> COLUMNS = List.of(
            "tier", "quantity_limited", "quantity_amount", "quantity_days", "prior_authorization", "step_therapy");

    private ItemForm() {}

    static void write(CopyLine line, FormularyItem item) {
        QuantityRule rule = item.quantityRule();
        line.number(item.tier())
                .flag(item.quantityLimited())
                .number(rule == null ? null : rule.amount())
                .number(rule == null ? null : Integer.valueOf(rule.days()))
                .flag(item.priorAuthorization())
                .flag(item.stepTherapy());
    }

    static FormularyItem read(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("quantity_amount");
        return new FormularyItem(
                row.getInt("rxcui"),
                row.getInt("tier"),
                StoredTable.flag(row, "quantity_limited"),
                amount == null ? null : new QuantityRule(amount, row.getInt("quantity_days")),
                StoredTable.flag(row, "prior_authorization"),
                StoredTable.flag(row, "step_therapy"));
    }
}
