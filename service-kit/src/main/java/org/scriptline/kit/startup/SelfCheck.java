package org.scriptline.kit.startup;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks at everything a service relies on before it takes work. The {@code single-machine} profile relaxes
 * replication only, and says so.
 */
@ApplicationScoped
public class SelfCheck {

    /** The profile for one machine without replication. */
    public static final String SINGLE_MACHINE = "single-machine";

    private static final Logger LOG = Logger.getLogger(SelfCheck.class);

    private final DatabaseCheck database;
    private final TopicCheck topics;
    private final String profile;

    public SelfCheck(
            DatabaseCheck database, TopicCheck topics, @ConfigProperty(name = "scriptline.profile") String profile) {
        this.database = database;
        this.topics = topics;
        this.profile = profile;
    }

    void atStart(@Observes @Priority(10) StartupEvent event) {
        boolean singleMachine = SINGLE_MACHINE.equals(profile);
        if (!singleMachine && !"production".equals(profile)) {
            throw new UnsafeStartException("scriptline.profile is '" + profile + "': use production or single-machine");
        }
        database.check();
        topics.check(singleMachine);
        if (singleMachine) {
            LOG.warn("profile single-machine: topics are not replicated, one lost disk loses events");
        }
    }
}
