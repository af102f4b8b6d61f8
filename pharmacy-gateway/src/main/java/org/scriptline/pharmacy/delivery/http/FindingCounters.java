package org.scriptline.pharmacy.delivery.http;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.FindingReport;
import org.scriptline.pharmacy.script.Rule;

/** Counts what was found in messages by way and rule, and writes it down: schema violations always, all else when the log is asked for detail. */
@ApplicationScoped
public class FindingCounters implements FindingReport {

    private static final Logger LOG = Logger.getLogger(FindingCounters.class);

    private final MeterRegistry meters;

    public FindingCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void found(Way way, String messageId, List<Finding> findings) {
        for (Finding finding : findings) {
            meters.counter(
                            "scriptline.script.findings",
                            "way",
                            way.name().toLowerCase(Locale.ROOT),
                            "rule",
                            finding.rule().name())
                    .increment();
            Logger.Level level = finding.rule() == Rule.SCHEMA ? Logger.Level.WARN : Logger.Level.DEBUG;
            LOG.logf(level, "%s %s: %s", way, safe(messageId), finding.line());
        }
    }

    /** A foreign MessageID may be anything. */
    private static String safe(String messageId) {
        return messageId.replaceAll("[^0-9A-Za-z._-]", "?");
    }
}
