package org.scriptline.pharmacy.delivery.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.scriptline.pharmacy.delivery.MessageComposer;
import org.scriptline.pharmacy.delivery.RetrySchedule;
import org.scriptline.pharmacy.script.ScriptReader;
import org.scriptline.pharmacy.script.ScriptWriter;

/** Makes the framework-free parts injectable. */
@ApplicationScoped
public class DeliveryProducers {

    @Produces
    @Singleton
    RetrySchedule schedule(@ConfigProperty(name = "scriptline.delivery.minute") Duration minute) {
        return new RetrySchedule(minute);
    }

    @Produces
    @Singleton
    ScriptWriter scriptWriter(@ConfigProperty(name = "quarkus.application.version") String version) {
        return new ScriptWriter(version);
    }

    @Produces
    @Singleton
    ScriptReader scriptReader() {
        return new ScriptReader();
    }

    @Produces
    @Singleton
    MessageComposer composer(ScriptWriter writer) {
        return new MessageComposer(writer);
    }
}
