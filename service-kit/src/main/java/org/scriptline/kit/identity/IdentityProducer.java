package org.scriptline.kit.identity;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock and the id generator of a running service. */
@Singleton
public class IdentityProducer {

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    @DefaultBean
    IdGenerator ids(Clock clock) {
        return new TimeOrderedIds(clock);
    }
}
