package org.scriptline.pharmacy.servicelevel.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.scriptline.pharmacy.servicelevel.Objective;

/** The configured objective. */
@ApplicationScoped
public class ObjectiveProducer {

    @Produces
    @Singleton
    Objective objective(
            @ConfigProperty(name = "scriptline.service-levels.objective") BigDecimal share,
            @ConfigProperty(name = "scriptline.service-levels.within") Duration within) {
        return new Objective(share, within);
    }
}
