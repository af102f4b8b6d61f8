package org.scriptline.formulary.release.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.QuantityRule;

/** The columns of a formulary row; those that Part D never fills are neither written nor read for it. */
final class ItemForm {

    static final List<String> COLUMNS = List.of(
            "tier", "quantity_limited", "quantity_amount", "quantity_days", "prior_authorization", "step_therapy");

    private static final List<String> KEY = List.of("formulary", "rxcui", "ndc");
    private static final List<String> FURTHER =
            List.of("authorization_new_starts", "step_new_starts", "maximum_per_day", "starts_on", "ends_on");

    private ItemForm() {}

    /** All columns behind the release of {@code formulary_item}. */
    static List<String> itemColumns(boolean withFurther) {
        return Stream.of(KEY, COLUMNS, withFurther ? FURTHER : List.<String>of())
                .flatMap(List::stream)
                .toList();
    }

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
        return new FormularyItem(
                row.getInt("rxcui"),
                row.getInt("tier"),
                StoredTable.flag(row, "quantity_limited"),
                rule(row),
                StoredTable.flag(row, "prior_authorization"),
                StoredTable.flag(row, "step_therapy"));
    }

    static FormularyItem readFurther(ResultSet row) throws SQLException {
        return new FormularyItem(
                row.getInt("rxcui"),
                row.getInt("tier"),
                StoredTable.flag(row, "quantity_limited"),
                rule(row),
                StoredTable.flag(row, "prior_authorization"),
                StoredTable.flag(row, "step_therapy"),
                StoredTable.flag(row, "authorization_new_starts"),
                StoredTable.flag(row, "step_new_starts"),
                row.getBigDecimal("maximum_per_day"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class));
    }

    private static @Nullable QuantityRule rule(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("quantity_amount");
        return amount == null ? null : new QuantityRule(amount, row.getInt("quantity_days"));
    }
}
