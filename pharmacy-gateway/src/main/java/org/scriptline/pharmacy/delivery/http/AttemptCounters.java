package org.scriptline.pharmacy.delivery.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.delivery.AttemptOutcome;
import org.scriptline.pharmacy.delivery.Reply;

/** Counts attempts by outcome, and by pharmacy for the first {@link #NAMED} that this process delivers to; of those also how long answers took. */
@ApplicationScoped
public class AttemptCounters {

    /** How many pharmacies get a label of their own; the rest is {@code other}, or the series would have no end. */
    static final int NAMED = 200;

    private static final String OTHERS = "other";
    private static final double MEDIAN = 0.5;
    private static final double SLOWEST = 0.99;
    /** The answers of how long the percentiles speak of. */
    private static final Duration LATELY = Duration.ofMinutes(5);

    /** Anything else than a SCRIPT code would make metrics without end. */
    private static final Pattern CODE = Pattern.compile("[0-9]{3}");

    private final MeterRegistry meters;
    private final Map<String, Timer> named = new ConcurrentHashMap<>();

    public AttemptCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * Counts an attempt that has ended.
     *
     * @param took from its start to its answer; unanswered ones are not among the times
     */
    void count(AttemptOutcome outcome, Duration took) {
        Timer times = times(outcome.parcel().pharmacyNcpdpId());
        if (outcome.reply() instanceof Reply.Answered) {
            times.record(took);
        }
        meters.counter("scriptline.delivery.attempts", "outcome", outcome.outcome(), "code", code(outcome.code()))
                .increment();
        meters.counter(
                        "scriptline.pharmacy.attempts",
                        "pharmacy",
                        Objects.requireNonNull(times.getId().getTag("pharmacy")),
                        "outcome",
                        outcome.outcome())
                .increment();
    }

    private Timer times(String pharmacy) {
        return named.computeIfAbsent(
                named.containsKey(pharmacy) || named.size() < NAMED ? pharmacy : OTHERS, this::timer);
    }

    private Timer timer(String label) {
        return Timer.builder("scriptline.pharmacy.answer")
                .tag("pharmacy", label)
                .publishPercentiles(MEDIAN, SLOWEST)
                .percentilePrecision(1)
                .distributionStatisticExpiry(LATELY)
                .register(meters);
    }

    private static String code(@Nullable String code) {
        return code == null || !CODE.matcher(code).matches() ? "none" : code;
    }
}
