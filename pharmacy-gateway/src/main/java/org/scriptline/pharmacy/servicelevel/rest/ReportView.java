package org.scriptline.pharmacy.servicelevel.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.servicelevel.DeliveryTimes;
import org.scriptline.pharmacy.servicelevel.Level;
import org.scriptline.pharmacy.servicelevel.MonthReport;
import org.scriptline.pharmacy.servicelevel.PartnerMonth;

/**
 * The report in JSON.
 *
 * @param month as 2026-11
 * @param zone in which its days begin
 * @param asOf until when the latest day is counted; null when none is
 * @param fewest messages that are told of
 * @param precision by how much of itself a percentile may be too large; it is never too small
 * @param next the cursor of the following page; null on the last
 */
public record ReportView(
        String month,
        String zone,
        @Nullable Instant asOf,
        Promise objective,
        int fewest,
        BigDecimal precision,
        List<Item> items,
        @Nullable String next) {

    /**
     * The objective.
     *
     * @param share of the messages
     * @param within ISO 8601
     */
    public record Promise(BigDecimal share, String within) {}

    /**
     * A pharmacy.
     *
     * @param daysCounted how many days are finished
     * @param daysLeftOut how many of them {@code sum} leaves out for having had too few messages
     * @param sum null while no day is finished
     */
    public record Item(
            String ncpdpId,
            String name,
            int daysCounted,
            int daysLeftOut,
            @Nullable Level sum,
            List<Day> days) {}

    /**
     * A day.
     *
     * @param state final, provisional or not-counted
     * @param level null when it is not counted
     */
    public record Day(LocalDate day, String state, @Nullable Level level) {}

    static ReportView of(MonthReport report) {
        return new ReportView(
                report.month().toString(),
                "UTC",
                report.asOf(),
                new Promise(
                        report.objective().share(), report.objective().within().toString()),
                Level.FEWEST,
                BigDecimal.ONE.divide(BigDecimal.valueOf(DeliveryTimes.PRECISION_PART)),
                report.partners().stream().map(ReportView::item).toList(),
                report.next());
    }

    private static Item item(PartnerMonth partner) {
        return new Item(
                partner.ncpdpId(),
                partner.name(),
                partner.daysCounted(),
                partner.daysLeftOut(),
                partner.sum(),
                partner.days().stream()
                        .map(day -> new Day(day.day(), day.state().word(), day.level()))
                        .toList());
    }
}
