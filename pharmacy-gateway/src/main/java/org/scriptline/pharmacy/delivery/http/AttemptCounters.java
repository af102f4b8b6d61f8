package org.scriptline.pharmacy.delivery.http;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.delivery.AttemptOutcome;

/** Counts attempts by outcome, and by pharmacy for the first {@link #NAMED} that this process delivers to. */
@ApplicationScoped
public class AttemptCounters {

    /** How many pharmacies get a label of their own; the rest is {@code other}, or the series would have no end. */
    static final int NAMED = 200;

    /** Anything else than a SCRIPT code would make metrics without end. */
    private static final Pattern CODE = Pattern.compile("[0-9]{3}");

    private final MeterRegistry meters;
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    public AttemptCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(AttemptOutcome outcome) {
        meters.counter("scriptline.delivery.attempts", "outcome", outcome.outcome(), "code", code(outcome.code()))
                .increment();
        meters.counter(
                        "scriptline.pharmacy.attempts",
                        "pharmacy",
                        label(outcome.parcel().pharmacyNcpdpId()),
                        "outcome",
                        outcome.outcome())
                .increment();
    }

    private String label(String pharmacy) {
        if (named.contains(pharmacy) || named.size() < NAMED && named.add(pharmacy)) {
            return pharmacy;
        }
        return "other";
    }

    private static String code(@Nullable String code) {
        return code == null || !CODE.matcher(code).matches() ? "none" : code;
    }
}
