package org.scriptline.interaction.gate.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.scriptline.interaction.gate.GateAnswer;

/** How old signatures are when the gate has answered them, and how it answered. */
@ApplicationScoped
public class GateMetrics {
    private final MeterRegistry registry;
    private final Timer age;
    private final Clock clock;

    public GateMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.age = Timer.builder("scriptline.gate.age")
                .description("From the signature to the committed answer of the gate")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
    }

    void answered(List<GateAnswer> answers) {
        Instant now = clock.instant();
        for (GateAnswer answer : answers) {
            Instant signedAt = answer.entry().signedAt();
            String verdict =
                    answer.verdict() == null ? "draft" : answer.verdict().code();
            registry.counter("scriptline.gate.answers", "verdict", verdict).increment();
            if (signedAt != null) {
                age.record(Duration.between(signedAt, now));
            }
        }
    }
}
