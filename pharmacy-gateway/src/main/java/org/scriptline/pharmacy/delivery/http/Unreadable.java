package org.scriptline.pharmacy.delivery.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what made us fail between a partner and us and was put aside, so that operations hear of it. Exported from the start, or an alert would wait for the first. */
@Startup
@ApplicationScoped
public class Unreadable {

    private final Counter files;
    private final Counter mailboxes;

    public Unreadable(MeterRegistry meters) {
        this.files = meters.counter("scriptline.partner.unreadable", "where", "inbox");
        this.mailboxes = meters.counter("scriptline.partner.unreadable", "where", "mailbox");
    }

    /** A file of a partner made us fail and was kept. */
    public void file() {
        files.increment();
    }

    /** A message of ours cannot be handed out of its mailbox and was put off. */
    public void inMailbox() {
        mailboxes.increment();
    }
}
