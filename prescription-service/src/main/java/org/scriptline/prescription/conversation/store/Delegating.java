package org.scriptline.prescription.conversation.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.prescription.conversation.KnownRequest;
import org.scriptline.prescription.prescribing.store.Command;

/** Prepares an answer for the prescriber to sign, and gives a request to a colleague. Either leaves the request waiting. */
@ApplicationScoped
public class Delegating {

    private final Database database;
    private final RequestStore requests;

    public Delegating(Database database, RequestStore requests) {
        this.database = database;
        this.requests = requests;
    }

    /** Keeps the answer's Parameters; a later one takes the place of an earlier one. */
    public void prepare(UUID id, byte[] parameters, Command command) {
        String by = command.caller().actor().name();
        database.run(transaction -> {
            KnownRequest before = RequestPreconditions.open(
                    requests.lock(transaction.connection(), id, command.caller().org()), command.expectedRevision());
            requests.prepare(transaction.connection(), before, parameters, by);
            transaction.audit(new AuditEntry(
                    command.caller().actor(), "prepare", "pharmacy-request", id.toString(), "done", null));
        });
    }

    /** Gives it to another prescriber of the practice; what was prepared goes with it. */
    public void redirect(UUID id, String npi, Command command) {
        database.run(transaction -> {
            KnownRequest before = RequestPreconditions.open(
                    requests.lock(transaction.connection(), id, command.caller().org()), command.expectedRevision());
            if (!before.prescriberNpi().equals(npi)) {
                requests.redirect(transaction.connection(), before, npi);
            }
            transaction.audit(new AuditEntry(
                    command.caller().actor(), "redirect", "pharmacy-request", id.toString(), "done", npi));
        });
    }
}
