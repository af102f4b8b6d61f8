package org.scriptline.formulary.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.scriptline.formulary.release.Serving;

/**
 * Ready when a release serves, or when none was configured: the service then answers "unknown" and waits for
 * {@code POST /releases}. A configured folder that was refused, with nothing to serve in its place, is not ready.
 */
@Readiness
@ApplicationScoped
public class ReleaseHealth implements HealthCheck {

    private final Serving serving;
    private final FirstLoad firstLoad;

    public ReleaseHealth(Serving serving, FirstLoad firstLoad, MeterRegistry meters) {
        this.serving = serving;
        this.firstLoad = firstLoad;
        meters.gauge("scriptline.formulary.releases", serving, s -> s.releases().size());
    }

    @Override
    public HealthCheckResponse call() {
        String ids =
                serving.releases().stream().map(served -> served.release().id()).collect(Collectors.joining(", "));
        return HealthCheckResponse.named("formulary release")
                .status(!ids.isEmpty() || !firstLoad.refused())
                .withData("serving", ids.isEmpty() ? "none is loaded" : ids)
                .withData("configuredFolder", firstLoad.refused() ? "refused: see the log" : "accepted or not set")
                .build();
    }
}
