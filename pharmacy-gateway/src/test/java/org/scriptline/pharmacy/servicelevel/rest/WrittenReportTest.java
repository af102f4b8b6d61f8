package org.scriptline.pharmacy.servicelevel.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scriptline.pharmacy.servicelevel.CountedDay;
import org.scriptline.pharmacy.servicelevel.DeliveryTimes;
import org.scriptline.pharmacy.servicelevel.MonthReport;
import org.scriptline.pharmacy.servicelevel.Objective;
import org.scriptline.pharmacy.servicelevel.Tally;

/** The report as CSV and as a page. */
class WrittenReportTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Objective OBJECTIVE = new Objective(new BigDecimal("0.99"), Duration.ofMinutes(15));
    private static final ReportQuestion QUESTION = new ReportQuestion(NOVEMBER, "5900001", 50, "");

    private static MonthReport named(String name) {
        LocalDate first = NOVEMBER.atDay(1);
        return MonthReport.of(
                NOVEMBER,
                first.plusDays(2),
                List.of(
                        new CountedDay(first, true, Instant.parse("2026-11-02T00:00:00Z"), OBJECTIVE, 0),
                        new CountedDay(first.plusDays(1), true, Instant.parse("2026-11-03T00:00:00Z"), OBJECTIVE, 0)),
                List.of(new MonthReport.Counted(
                        "5900001",
                        name,
                        Map.of(
                                first,
                                new Tally(30, 12, 0, 0, 11, 42, 4, 3, 90, DeliveryTimes.of(110, 30, 1000)),
                                first.plusDays(1),
                                new Tally(1, 0, 0, 0, 0, 1, 1, 1, 0, DeliveryTimes.of(110, 1, 1000))))),
                OBJECTIVE,
                null);
    }

    @Test
    void csvHasALineForTheMonthAndOneForEachDay() {
        assertThat(CsvReport.write(named("Corner, \"the\" Pharmacy")).split("\r\n", -1))
                .containsExactly(
                        "ncpdp_id,name,period,state,withheld,messages,delivered,rejected,failed,unknown,repeated,"
                                + "success_rate,p50_ms,p99_ms,in_time_rate,objective_met,reachability,stopped_minutes",
                        "5900001,\"Corner, \"\"the\"\" Pharmacy\",2026-11,month,false,42,30,12,0,0,11,0.714,1000,1000,1.000,true,0.800,2",
                        "5900001,\"Corner, \"\"the\"\" Pharmacy\",2026-11-01,final,false,42,30,12,0,0,11,0.714,1000,1000,1.000,true,0.750,2",
                        "5900001,\"Corner, \"\"the\"\" Pharmacy\",2026-11-02,final,true,,,,,,,,,,,,1.000,0",
                        "5900001,\"Corner, \"\"the\"\" Pharmacy\",2026-11-03,not-counted,,,,,,,,,,,,,,",
                        "");
    }

    @Test
    void aNameThatASpreadsheetWouldCalculateIsText() {
        assertThat(CsvReport.write(named("=HYPERLINK(\"http://example.org\")")))
                .contains("5900001,\"'=HYPERLINK(\"\"http://example.org\"\")\",2026-11,");
    }

    @Test
    void aNameIsTextOnThePageWhateverItHolds() {
        // When
        String page = HtmlReport.write(named("<b>&\"<script>alert(1)</script>"), QUESTION, NOVEMBER);

        // Then
        assertThat(page)
                .contains(">&lt;b&gt;&amp;&quot;&lt;script&gt;alert(1)&lt;/script&gt;</a>")
                .contains("aria-label=\"Days at &lt;b&gt;&amp;&quot;&lt;script&gt;alert(1)&lt;/script&gt;\"")
                .doesNotContain("<b>")
                .doesNotContain("<script");
    }

    @Test
    void thePageTellsTheMonthAndTheDaysInWords() {
        // When
        String page = HtmlReport.write(named("Corner Pharmacy"), QUESTION, NOVEMBER);

        // Then
        assertThat(page)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<h1>Deliveries to pharmacies, November 2026</h1>")
                .contains("99\u00a0% of new prescriptions have the pharmacy's final word within 15\u00a0min.")
                .contains("<small>5900001, without 1 quiet day</small>")
                .contains(
                        "<td>42</td><td>71.4\u00a0%</td><td>100\u00a0%</td><td>met</td><td>1.0\u00a0s</td>"
                                + "<td>1.0\u00a0s</td><td>11</td><td>12</td><td>0</td><td>0</td><td>80\u00a0%</td><td>2\u00a0min</td>")
                .contains("<td class=\"few\" colspan=\"10\">fewer than 11, not told</td><td>100\u00a0%</td>")
                .contains("<td class=\"few\" colspan=\"12\">not counted</td>")
                .contains("<a href=\"?month=2026-10&amp;pharmacy=5900001\">October 2026</a>")
                .contains("<a href=\"?month=2026-11&amp;pharmacy=5900001&amp;limit=50&amp;format=csv\">CSV</a>")
                .doesNotContain("December 2026");
    }

    @Test
    void timesAreRoundedUpToWhatIsShown() {
        assertThat(List.of(
                        Words.time(999L),
                        Words.time(1_001L),
                        Words.time(59_950L),
                        Words.time(60_000L),
                        Words.time(60_001L),
                        Words.time(3_600_000L),
                        Words.time(86_390_000L),
                        Words.time((Long) null)))
                .containsExactly(
                        "999\u00a0ms",
                        "1.1\u00a0s",
                        "60.0\u00a0s",
                        "1\u00a0min",
                        "1\u00a0min 1\u00a0s",
                        "1\u00a0h",
                        "24\u00a0h",
                        "–");
    }
}
