package org.scriptline.pharmacy.delivery.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.scriptline.pharmacy.delivery.AnswerComposer;
import org.scriptline.pharmacy.delivery.HistoryComposer;
import org.scriptline.pharmacy.delivery.MessageComposer;
import org.scriptline.pharmacy.delivery.RetrySchedule;
import org.scriptline.pharmacy.delivery.ScriptPen;
import org.scriptline.pharmacy.script.SpokenVersions;
import org.scriptline.pharmacy.script.schema.SchemaCheck;
import org.scriptline.pharmacy.script.xml.ScriptReader;
import org.scriptline.pharmacy.script.xml.ScriptWriter;

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
    ScriptPen pen(
            ScriptWriter writer,
            SchemaCheck schemas,
            FindingCounters report,
            @ConfigProperty(name = "scriptline.script.version") String usual,
            @ConfigProperty(name = "scriptline.script.versions") Optional<List<String>> exceptions) {
        return new ScriptPen(writer, SpokenVersions.of(usual, exceptions.orElse(List.of())), schemas, report);
    }

    @Produces
    @Singleton
    SchemaCheck schemas(@ConfigProperty(name = "scriptline.script.schemas") Optional<String> folder) {
        return folder.map(Path::of).map(SchemaCheck::of).orElse(SchemaCheck.OFF);
    }

    @Produces
    @Singleton
    AnswerComposer answers(ScriptPen pen) {
        return new AnswerComposer(pen);
    }

    @Produces
    @Singleton
    HistoryComposer histories(ScriptPen pen) {
        return new HistoryComposer(pen);
    }

    @Produces
    @Singleton
    MessageComposer composer(ScriptPen pen) {
        return new MessageComposer(pen);
    }
}
