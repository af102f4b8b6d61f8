package org.scriptline.pharmacy.delivery.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.Actor;
import org.scriptline.pharmacy.delivery.AttemptOutcome;
import org.scriptline.pharmacy.delivery.MessageComposer;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.Reply;
import org.scriptline.pharmacy.delivery.Transport;
import org.scriptline.pharmacy.delivery.store.AttemptLog;
import org.scriptline.pharmacy.delivery.store.Mailbox;
import org.scriptline.pharmacy.delivery.store.Mailbox.Handed;
import org.scriptline.pharmacy.delivery.store.Mailbox.Unacknowledged;
import org.scriptline.pharmacy.partner.store.PartnerFigures;
import org.scriptline.pharmacy.script.Status;

/**
 * Mailboxes of pharmacies that nobody can call. What was handed out counts as delivered only when the pharmacy has said that it has it; until then, and after a
 * crash on either side, it is handed out again with the same MessageID.
 */
@ApplicationScoped
public class Mailboxes {

    private static final Logger LOG = Logger.getLogger(Mailboxes.class);

    private final Database database;
    private final Endpoints endpoints;
    private final Bulkheads bulkheads;
    private final Mailbox mailbox;
    private final AttemptLog attempts;
    private final AttemptCounters counters;
    private final PartnerFigures figures;
    private final Unreadable unreadable;
    private final Clock clock;

    public Mailboxes(
            Database database,
            Endpoints endpoints,
            Bulkheads bulkheads,
            Mailbox mailbox,
            AttemptLog attempts,
            AttemptCounters counters,
            PartnerFigures figures,
            Unreadable unreadable,
            Clock clock) {
        this.database = database;
        this.endpoints = endpoints;
        this.bulkheads = bulkheads;
        this.mailbox = mailbox;
        this.attempts = attempts;
        this.counters = counters;
        this.figures = figures;
        this.unreadable = unreadable;
        this.clock = clock;
    }

    /** Whether messages for this pharmacy wait here. */
    public boolean kept(String pharmacy) {
        return endpoints.transport(pharmacy) == Transport.MAILBOX;
    }

    /** Whether its budget lets it ask now; one that asks is charged. */
    public boolean admits(String pharmacy) {
        return bulkheads.of(pharmacy).admit();
    }

    /** The pharmacy has the message: committed when this returns. Says whether it was one of its own that waited for this; any other is left alone. */
    public boolean acknowledge(String pharmacy, UUID messageId) {
        Optional<Unacknowledged> found =
                database.read(connection -> mailbox.unacknowledged(connection, pharmacy, messageId));
        if (found.isEmpty()) {
            return false;
        }
        AttemptOutcome outcome = AttemptOutcome.of(
                found.get().parcel(), new Reply.Answered(new Status(Status.ACCEPTED_BY_RECEIVER, null)));
        attempts.close(List.of(outcome));
        Duration took = Duration.between(found.get().handedAt(), clock.instant());
        counters.count(outcome, took);
        figures.count(pharmacy, true, true, took);
        return true;
    }

    /** The message that it gets now; the attempt is committed when this returns. */
    public Optional<Parcel> next(String pharmacy, Actor who) {
        return database.inTransaction(transaction -> {
            Optional<Handed> handed = mailbox.next(transaction.connection(), pharmacy);
            if (handed.isPresent() && handed.get().fresh()) {
                Parcel parcel = handed.get().parcel();
                transaction.audit(new AuditEntry(
                        who,
                        "fetch",
                        "script-message",
                        MessageComposer.hex(parcel.messageId()),
                        "attempt " + parcel.attempt(),
                        null));
            }
            return handed.map(Handed::parcel);
        });
    }

    /** A message that cannot be handed out as it was asked for lets the others go first; committed when this returns. */
    public void putOff(Parcel parcel) {
        LOG.errorf(
                "message %s cannot be handed out of its mailbox and is put off",
                MessageComposer.hex(parcel.messageId()));
        unreadable.inMailbox();
        database.run(transaction -> mailbox.putOff(transaction.connection(), parcel));
    }
}
