package org.scriptline.pharmacy.delivery.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not alive when nobody has looked for due deliveries for a minute. */
@Liveness
@ApplicationScoped
public class DeliveryHealth implements HealthCheck {

    private static final Duration LONGEST_IDLE = Duration.ofMinutes(1);

    private final DeliveryRounds rounds;

    public DeliveryHealth(DeliveryRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public HealthCheckResponse call() {
        Duration idle = rounds.idle();
        return HealthCheckResponse.named("deliveries")
                .status(idle.compareTo(LONGEST_IDLE) < 0)
                .withData("secondsSinceLastRound", idle.toSeconds())
                .build();
    }
}
