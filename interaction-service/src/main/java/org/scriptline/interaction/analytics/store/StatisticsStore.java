package org.scriptline.interaction.analytics.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.analytics.RuleStatistics;
import org.scriptline.kit.database.Database;

/** Counts how rules fared, and forgets what is older than any answer counts. */
@ApplicationScoped
public class StatisticsStore {
    /** Answers spare the prescriber a repetition for twelve months; a month more for late feedback. */
    private static final int DAYS_KEPT = 400;

    private final Database database;
    private final Clock clock;

    public StatisticsStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Rule(String rule, AlertType type, Severity severity) {}

    /** Rows of one rule while they are summed up. */
    private static final class Sums {
        private long shown;
        private long interruptive;
        private long overridden;
        private long accepted;
        private final Map<String, Long> reasons = new LinkedHashMap<>();

        void add(String outcome, @Nullable String reason, long alerts, long interrupting) {
            shown += alerts;
            interruptive += interrupting;
            switch (outcome) {
                case "overridden" -> {
                    overridden += alerts;
                    reasons.merge(Objects.requireNonNullElse(reason, "NOT_GIVEN"), alerts, Long::sum);
                }
                case "accepted" -> accepted += alerts;
                default -> {}
            }
        }
    }

    /**
     * The rules whose alerts were shown from {@code from} up to and including {@code to} (UTC), the most shown first.
     *
     * @param rule only this one, null for all
     */
    public List<RuleStatistics> between(LocalDate from, LocalDate to, @Nullable String rule) {
        return database.read(connection -> {
            Map<Rule, Sums> sums = new LinkedHashMap<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    select rule, type, severity, outcome, reason, count(*),
                           count(*) filter (where display in ('INTERRUPT', 'HARD_STOP'))
                    from alert_use
                    where shown_at >= ? and shown_at < ? and rule is not null and (?::text is null or rule = ?)
                    group by rule, type, severity, outcome, reason""")) {
                select.setObject(1, from.atStartOfDay().atOffset(ZoneOffset.UTC));
                select.setObject(2, to.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
                select.setString(3, rule);
                select.setString(4, rule);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        Rule key = new Rule(
                                row.getString(1),
                                AlertType.valueOf(row.getString(2)),
                                Severity.valueOf(row.getString(3)));
                        sums.computeIfAbsent(key, unused -> new Sums())
                                .add(row.getString(4), row.getString(5), row.getLong(6), row.getLong(7));
                    }
                }
            }
            List<RuleStatistics> statistics = new ArrayList<>();
            sums.forEach((key, sum) -> statistics.add(statistics(key, sum)));
            statistics.sort(Comparator.comparingLong(RuleStatistics::shown)
                    .reversed()
                    .thenComparing(RuleStatistics::rule)
                    .thenComparing(RuleStatistics::severity));
            return statistics;
        });
    }

    private static RuleStatistics statistics(Rule rule, Sums sum) {
        long answered = sum.overridden + sum.accepted;
        BigDecimal rate = answered == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(sum.overridden).divide(BigDecimal.valueOf(answered), 3, RoundingMode.HALF_UP);
        return new RuleStatistics(
                rule.rule(),
                rule.type(),
                rule.severity(),
                sum.shown,
                sum.interruptive,
                sum.overridden,
                sum.accepted,
                rate,
                sum.reasons.entrySet().stream()
                        .map(reason -> new RuleStatistics.Reason(reason.getKey(), reason.getValue()))
                        .sorted(Comparator.comparingLong(RuleStatistics.Reason::count)
                                .reversed()
                                .thenComparing(RuleStatistics.Reason::reason))
                        .toList());
    }

    @Scheduled(every = "24h", delayed = "1h")
    void forgetOld() {
        database.run(transaction -> delete(transaction.connection()));
    }

    private void delete(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from alert_use where shown_at < ?")) {
            delete.setObject(
                    1,
                    clock.instant().minus(java.time.Duration.ofDays(DAYS_KEPT)).atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }
}
