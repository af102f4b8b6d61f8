package org.scriptline.formulary.authorization.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.formulary.authorization.AuthorizationCase.Outcome;
import org.scriptline.formulary.authorization.CaseSubject;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;

/** Every change of a case, each with its one event. */
@ApplicationScoped
public class Cases {

    private static final Actor SELF = Actor.service("formulary-service");

    private final CaseRows rows;
    private final IdGenerator ids;
    private final Clock clock;

    public Cases(CaseRows rows, IdGenerator ids, Clock clock) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens a case for each prescription that has none. */
    public void open(Transaction transaction, List<CaseSubject> subjects) throws SQLException {
        if (subjects.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<AuthorizationCase> cases = subjects.stream()
                .map(subject -> AuthorizationCase.needed(ids.next(), subject, now))
                .toList();
        Set<UUID> opened = rows.insert(transaction.connection(), cases);
        cases.stream().filter(one -> opened.contains(one.id())).forEach(one -> state(transaction, one, SELF));
    }

    /** Ends what is still open of prescriptions that have ended. */
    public void prescriptionsEnded(Transaction transaction, Collection<UUID> prescriptions) throws SQLException {
        if (prescriptions.isEmpty()) {
            return;
        }
        for (AuthorizationCase open : rows.lockOpen(transaction.connection(), prescriptions)) {
            apply(transaction, open.prescriptionEnded(clock.instant()), SELF);
        }
    }

    /** A step of the practice; a case of another practice is not there. */
    public AuthorizationCase step(
            Transaction transaction,
            UUID id,
            Caller caller,
            String what,
            BiFunction<AuthorizationCase, Instant, Outcome> step)
            throws SQLException {
        AuthorizationCase before = rows.lock(transaction.connection(), id, caller.org())
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        return switch (step.apply(before, clock.instant())) {
            case Outcome.Moved moved -> {
                write(transaction, moved.next(), caller.actor());
                transaction.audit(
                        new AuditEntry(caller.actor(), what, "prior-authorization", id.toString(), "done", null));
                yield moved.next();
            }
            case Outcome.StillWaits same -> same.same();
            case Outcome.Refused refused -> throw problem(refused);
        };
    }

    /** What the payer said about the case as it was when it was asked; otherwise the case has moved on and it is dropped. */
    void apply(Transaction transaction, AuthorizationCase asked, BiFunction<AuthorizationCase, Instant, Outcome> step)
            throws SQLException {
        AuthorizationCase now = rows.lock(transaction.connection(), asked.id()).orElse(null);
        if (now != null && now.sequence() == asked.sequence()) {
            apply(transaction, step.apply(now, clock.instant()), SELF);
        }
    }

    private void apply(Transaction transaction, Outcome outcome, Actor actor) throws SQLException {
        switch (outcome) {
            case Outcome.Moved moved -> write(transaction, moved.next(), actor);
            case Outcome.StillWaits still ->
                rows.save(transaction.connection(), still.same(), still.same().sequence());
            case Outcome.Refused refused -> {
                // The case has gone another way meanwhile.
            }
        }
    }

    private void write(Transaction transaction, AuthorizationCase next, Actor actor) throws SQLException {
        rows.save(transaction.connection(), next, next.sequence() - 1);
        state(transaction, next, actor);
    }

    private static void state(Transaction transaction, AuthorizationCase one, Actor actor) {
        CaseSubject subject = one.subject();
        transaction.emit(new OutgoingEvent(
                EventType.PRIOR_AUTHORIZATION_STATED,
                subject.patientId().toString(),
                one.id().toString(),
                one.sequence(),
                new PriorAuthorizationStated(
                        one.id(),
                        subject.prescriptionId(),
                        subject.patientId(),
                        subject.revision(),
                        subject.plan(),
                        Integer.toString(subject.rxcui()),
                        subject.drug(),
                        one.state(),
                        one.open().size(),
                        one.reference(),
                        one.reason(),
                        one.dueBy(),
                        one.validFrom(),
                        one.validUntil(),
                        one.changedAt()),
                actor));
    }

    private static ProblemException problem(Outcome.Refused refused) {
        return refused.field() == null
                ? new ProblemException(ErrorCode.AUTHORIZATION_CONFLICT, "Not possible: " + refused.reason() + ".")
                : new ProblemException(
                                ErrorCode.REQUEST_FIELD_INVALID,
                                "The field " + refused.field() + ": " + refused.reason() + ".")
                        .withField(refused.field());
    }
}
