package org.scriptline.pharmacy.servicelevel.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.servicelevel.DayState;
import org.scriptline.pharmacy.servicelevel.Level;
import org.scriptline.pharmacy.servicelevel.MonthReport;
import org.scriptline.pharmacy.servicelevel.PartnerDay;
import org.scriptline.pharmacy.servicelevel.PartnerMonth;

/** The report as a page for people: tables with headers that a screen reader follows, no script, nothing loaded from elsewhere. The days are shown of one pharmacy. */
final class HtmlReport {

    private static final String STYLE = """
            body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;color:#1a1a1a;background:#fff}
            .wide{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.5rem 0}
            th,td{border-bottom:1px solid #767676;padding:.3rem .6rem;text-align:right;vertical-align:top}
            th:first-child{text-align:left}thead th{border-bottom:2px solid #1a1a1a}td.few{text-align:left;font-style:italic}
            dt{font-weight:bold;margin-top:.6rem}a{color:#0b4f9e}""";

    /** The page may do nothing but show itself. */
    static final String POLICY = "default-src 'none'; style-src '" + digest(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String FIGURES = """
            <th scope="col">Prescriptions</th><th scope="col">Delivered</th><th scope="col">In time</th><th scope="col">Objective</th>\
            <th scope="col">Half within</th><th scope="col">99 in 100 within</th><th scope="col">More than one attempt</th>\
            <th scope="col">Rejected</th><th scope="col">Failed</th><th scope="col">Unknown</th>\
            <th scope="col">Reachable</th><th scope="col">Stopped</th>""";

    private static final int FIGURES_OF_MESSAGES = 10;

    private final MonthReport report;
    private final ReportQuestion question;
    private final YearMonth present;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(MonthReport report, ReportQuestion question, YearMonth present) {
        this.report = report;
        this.question = question;
        this.present = present;
    }

    /** @param present the running month */
    static String write(MonthReport report, ReportQuestion question, YearMonth present) {
        HtmlReport page = new HtmlReport(report, question, present);
        page.head();
        page.months();
        if (question.pharmacy() != null) {
            report.partners().forEach(page::days);
        }
        page.definitions();
        return page.html.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String digest(String text) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(
                                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void head() {
        String title = "Deliveries to pharmacies, " + Words.month(report.month());
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(title)
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(title)
                .append("</h1>\n<p>")
                .append(
                        report.asOf() == null
                                ? "No day of this month is counted."
                                : "Counted until " + report.asOf() + ". Days begin at midnight UTC.")
                .append(" The objective: ")
                .append(Words.percent(report.objective().share()))
                .append(" of new prescriptions have the pharmacy's final word within ")
                .append(Words.time(report.objective().within()))
                .append(".</p>\n<nav aria-label=\"Report\"><p>");
        link(
                question.about(report.month().minusMonths(1)),
                Words.month(report.month().minusMonths(1)));
        if (report.month().isBefore(present)) {
            html.append(" · ");
            link(
                    question.about(report.month().plusMonths(1)),
                    Words.month(report.month().plusMonths(1)));
        }
        if (question.pharmacy() != null) {
            html.append(" · ");
            link("?month=" + report.month(), "All pharmacies");
        }
        html.append(" · ");
        link(question.in(Format.CSV), "CSV");
        html.append(" · ");
        link(question.in(Format.JSON), "JSON");
        html.append("</p></nav>\n");
    }

    private void link(String query, String words) {
        html.append("<a href=\"")
                .append(Words.escaped(query))
                .append("\">")
                .append(Words.escaped(words))
                .append("</a>");
    }

    private void months() {
        if (report.partners().isEmpty()) {
            html.append("<p>Nothing was sent to any pharmacy that was asked for.</p>\n");
            return;
        }
        table("Finished days of " + Words.month(report.month()), "Pharmacy");
        for (PartnerMonth partner : report.partners()) {
            html.append("<tr><th scope=\"row\">");
            link("?month=" + report.month() + "&pharmacy=" + partner.ncpdpId(), partner.name());
            html.append(" <small>")
                    .append(Words.escaped(partner.ncpdpId()))
                    .append(
                            partner.daysLeftOut() == 0
                                    ? ""
                                    : ", without " + partner.daysLeftOut()
                                            + (partner.daysLeftOut() == 1 ? " quiet day" : " quiet days"))
                    .append("</small></th>");
            level(partner.sum());
        }
        html.append("</tbody></table></div>\n");
        if (report.next() != null) {
            html.append("<p>");
            link(question.following(report.next()), "More pharmacies");
            html.append("</p>\n");
        }
    }

    private void days(PartnerMonth partner) {
        table("Days at " + partner.name(), "Day");
        for (PartnerDay day : partner.days()) {
            html.append("<tr><th scope=\"row\"><time datetime=\"")
                    .append(day.day())
                    .append("\">")
                    .append(day.day())
                    .append("</time>")
                    .append(day.state() == DayState.PROVISIONAL ? " <small>provisional</small>" : "")
                    .append("</th>");
            level(day.level());
        }
        html.append("</tbody></table></div>\n");
    }

    private void table(String caption, String first) {
        html.append("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(Words.escaped(caption))
                .append("\"><table>\n<caption>")
                .append(Words.escaped(caption))
                .append("</caption>\n<thead><tr><th scope=\"col\">")
                .append(first)
                .append("</th>")
                .append(FIGURES)
                .append("</tr></thead>\n<tbody>\n");
    }

    private void level(@Nullable Level level) {
        if (level == null) {
            html.append("<td class=\"few\" colspan=\"")
                    .append(FIGURES_OF_MESSAGES + 2)
                    .append("\">not counted</td></tr>\n");
            return;
        }
        if (level.withheld()) {
            html.append("<td class=\"few\" colspan=\"")
                    .append(FIGURES_OF_MESSAGES)
                    .append("\">fewer than ")
                    .append(Level.FEWEST)
                    .append(", not told</td>");
        } else {
            cell(Words.count(level.messages()));
            cell(Words.percent(level.successRate()));
            cell(Words.percent(level.inTimeRate()));
            cell(level.objectiveMet() == null ? Words.NONE : level.objectiveMet() ? "met" : "missed");
            cell(Words.time(level.p50Millis()));
            cell(Words.time(level.p99Millis()));
            cell(Words.count(level.repeated()));
            cell(Words.count(level.rejected()));
            cell(Words.count(level.failed()));
            cell(Words.count(level.unknown()));
        }
        cell(Words.percent(level.reachability()));
        cell(level.stoppedMinutes() == 0 ? Words.NONE : Words.time(level.stoppedMinutes() * 60_000));
        html.append("</tr>\n");
    }

    private void cell(String text) {
        html.append("<td>").append(text).append("</td>");
    }

    private void definitions() {
        html.append("<h2>What the figures mean</h2>\n<dl>\n");
        define(
                "Prescriptions",
                "New prescriptions (NewRx) that came to an end on the day: delivered, rejected, failed or unknown. One that its prescriber took back before is not"
                        + " counted; one that is sent once more counts once more.");
        define("Delivered", "The pharmacy's system, or its network, took it.");
        define("Rejected", "The pharmacy refused it for what is in it (Error 900), so that it can be corrected.");
        define("Failed", "The receiver's systems or configuration refused it (any other final Error).");
        define("Unknown", "Nobody answered until its time was over.");
        define("In time", "Delivered or rejected within the objective's time, of all prescriptions.");
        define(
                "Half within, 99 in 100 within",
                "How long deliveries took from when the gateway had the prescription, with every repetition and stop. Never too small, at most 5\u00a0% too"
                        + " large; a month's are of all its deliveries, no averages.");
        define("Reachable", "Of the minutes in which anything was tried, the share in which the pharmacy answered.");
        define("Stopped", "For how long operations kept prescriptions back.");
        define(
                "Fewer than " + Level.FEWEST + ", not told",
                "Few prescriptions would tell of their patients. A month leaves such days out. A dash on a day of more: nothing to tell of, or it would tell that from one to "
                        + (Level.FEWEST - 1)
                        + " prescriptions were, say, refused or late. A month tells such figures when it is over, where they tell of no day.");
        html.append("</dl>\n");
    }

    private void define(String term, String meaning) {
        html.append("<dt>")
                .append(Words.escaped(term))
                .append("</dt><dd>")
                .append(Words.escaped(meaning))
                .append("</dd>\n");
    }
}
