package org.scriptline.interaction.analytics.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.interaction.analytics.RuleStatistics;
import org.scriptline.interaction.analytics.store.StatisticsStore;
import org.scriptline.kit.problem.ProblemException;

/** How each rule fares, for operations and for those who review the knowledge base; no patient data. */
@Path("/alert-statistics")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ops", "knowledge"})
public class AlertStatisticsResource {
    private static final int DAYS = 30;
    /** ISO 8601 also has years of nine digits, which no reckoning and no database stands. */
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    private final StatisticsStore store;
    private final Clock clock;

    public AlertStatisticsResource(StatisticsStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The period, both days included (UTC), and its rules. */
    public record Statistics(LocalDate from, LocalDate to, List<RuleStatistics> items) {}

    /** The last thirty days when no period is given. */
    @GET
    public Statistics statistics(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("rule") @Nullable String rule) {
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : date(to, "to");
        LocalDate first = from == null ? last.minusDays(DAYS - 1L) : date(from, "from");
        if (first.isAfter(last)) {
            throw new ProblemException(ErrorCode.PARAMETER_INVALID, "The first day is after the last.")
                    .withField("from");
        }
        return new Statistics(first, last, store.between(first, last, rule));
    }

    private static LocalDate date(String text, String field) {
        try {
            if (text.matches(DAY)) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException broken) {
            throw noDay(field);
        }
        throw noDay(field);
    }

    private static ProblemException noDay(String field) {
        return new ProblemException(ErrorCode.PARAMETER_INVALID, "A day is written as 2026-11-21.").withField(field);
    }
}
