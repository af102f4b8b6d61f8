package org.scriptline.pharmacy.servicelevel.rest;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.servicelevel.Level;
import org.scriptline.pharmacy.servicelevel.MonthReport;
import org.scriptline.pharmacy.servicelevel.PartnerDay;
import org.scriptline.pharmacy.servicelevel.PartnerMonth;

/** The report as RFC 4180 says: for each pharmacy a line for the month, then one for each day. What is not told is empty. */
final class CsvReport {

    private static final String HEADER =
            "ncpdp_id,name,period,state,withheld,messages,delivered,rejected,failed,unknown,repeated,success_rate,"
                    + "p50_ms,p99_ms,in_time_rate,objective_met,reachability,stopped_minutes\r\n";
    private static final int LEVEL_COLUMNS = 14;
    /** What a spreadsheet would take for a formula. */
    private static final String FORMULA = "(?s)[=+\\-@\\t\\r].*";

    private CsvReport() {}

    static String write(MonthReport report) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (PartnerMonth partner : report.partners()) {
            line(csv, partner, report.month().toString(), "month", partner.sum());
            for (PartnerDay day : partner.days()) {
                line(csv, partner, day.day().toString(), day.state().word(), day.level());
            }
        }
        return csv.toString();
    }

    private static void line(
            StringBuilder csv, PartnerMonth partner, String period, String state, @Nullable Level level) {
        csv.append(partner.ncpdpId())
                .append(',')
                .append(text(partner.name()))
                .append(',')
                .append(period)
                .append(',')
                .append(state)
                .append(',')
                .append(level == null ? ",".repeat(LEVEL_COLUMNS - 1) : fields(level))
                .append("\r\n");
    }

    private static String fields(Level level) {
        return Arrays.asList(
                        level.withheld(),
                        level.messages(),
                        level.delivered(),
                        level.rejected(),
                        level.failed(),
                        level.unknown(),
                        level.repeated(),
                        level.successRate(),
                        level.p50Millis(),
                        level.p99Millis(),
                        level.inTimeRate(),
                        level.objectiveMet(),
                        level.reachability(),
                        level.stoppedMinutes())
                .stream()
                .map(value -> value == null ? "" : value.toString())
                .collect(Collectors.joining(","));
    }

    private static String text(String value) {
        String plain = value.matches(FORMULA) ? "'" + value : value;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }
}
