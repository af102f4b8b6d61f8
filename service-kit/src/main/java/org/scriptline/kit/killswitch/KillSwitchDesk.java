package org.scriptline.kit.killswitch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.problem.ProblemException;

/** Throws, lifts and lists switches; each act is audited in its transaction. */
@ApplicationScoped
public class KillSwitchDesk {

    /** The most characters of a comment or a reason in words. */
    static final int WORDS = 500;

    private static final int CREATED = 201;
    private static final int DONE = 200;
    private static final String NEEDS_COMMENT = "OTHER";

    private final Database database;
    private final KillSwitchStore store;
    private final KillSwitches switches;
    private final Instance<Stoppable> stoppable;
    private final Idempotency idempotency;
    private final Clock clock;

    public KillSwitchDesk(
            Database database,
            KillSwitchStore store,
            KillSwitches switches,
            Instance<Stoppable> stoppable,
            Idempotency idempotency,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.switches = switches;
        this.stoppable = stoppable;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** A switch and how much waits behind it. */
    public record Standing(KillSwitch killSwitch, long waiting) {}

    /** A switch, and whether this request threw it. */
    public record Thrown(KillSwitch killSwitch, boolean now) {}

    /**
     * Stops something. What is stopped already stays stopped for its first reason.
     *
     * @param key so that a repeat does not stop again what was lifted meanwhile; null for none
     */
    public Thrown stop(
            String scope,
            String target,
            String reason,
            @Nullable String comment,
            Actor who,
            @Nullable IdempotencyKey key) {
        refuseWrong(scope, target, reason, comment);
        return database.inTransaction(transaction -> {
            StoredOutcome outcome =
                    idempotency.once(transaction, key, within -> added(within, scope, target, reason, comment, who));
            KillSwitch thrown = store.find(transaction.connection(), Long.parseLong(outcome.resource()))
                    .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
            return new Thrown(thrown, outcome.status() == CREATED);
        });
    }

    private StoredOutcome added(
            Transaction transaction, String scope, String target, String reason, @Nullable String comment, Actor who)
            throws SQLException {
        Connection connection = transaction.connection();
        Optional<KillSwitch> added = store.add(connection, scope, target, reason, comment, who.name(), clock.instant());
        if (added.isPresent()) {
            record(transaction, "throw-kill-switch", added.get(), reason, who);
            return outcome(CREATED, added.get());
        }
        return store.thrown(connection).stream()
                .filter(standing -> standing.stops(scope, target))
                .findFirst()
                .map(standing -> outcome(DONE, standing))
                .orElseThrow(() -> new SQLException("a switch was lifted meanwhile", "40001"));
    }

    private static StoredOutcome outcome(int status, KillSwitch about) {
        return new StoredOutcome(status, Long.toString(about.id()), 0);
    }

    /** Lifts a switch; one that is lifted already stays as it is. A repeat with the same key is told the same. */
    public KillSwitch lift(long id, String because, Actor who, @Nullable IdempotencyKey key) {
        if (because.isBlank() || because.length() > WORDS) {
            throw new ProblemException(ErrorCode.REASON_INVALID, "A reason in words is needed, at most 500 characters.")
                    .withField("reason");
        }
        return database.inTransaction(transaction -> {
            idempotency.once(transaction, key, within -> outcome(DONE, lifted(within, id, because, who)));
            return store.find(transaction.connection(), id)
                    .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        });
    }

    private KillSwitch lifted(Transaction transaction, long id, String because, Actor who) throws SQLException {
        Connection connection = transaction.connection();
        Optional<KillSwitch> lifted = store.lift(connection, id, because, who.name(), clock.instant());
        if (lifted.isEmpty()) {
            return store.find(connection, id).orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        }
        stoppable.get().lifting(connection, lifted.get(), clock.instant());
        record(transaction, "lift-kill-switch", lifted.get(), because, who);
        return lifted.get();
    }

    /** Switches in the order in which they were thrown. */
    public List<Standing> list(boolean thrown, long after, int limit) {
        return database.read(connection -> {
            List<Standing> page = new ArrayList<>();
            for (KillSwitch one : store.page(connection, thrown, after, limit)) {
                page.add(new Standing(one, thrown ? stoppable.get().waiting(connection, one) : 0));
            }
            return page;
        });
    }

    private void record(Transaction transaction, String action, KillSwitch about, String reason, Actor who) {
        transaction.audit(
                new AuditEntry(who, action, "kill-switch", about.scope() + " " + about.target(), "done", reason));
        transaction.afterCommit(switches::forget);
    }

    private void refuseWrong(String scope, String target, String reason, @Nullable String comment) {
        Stoppable.Scope kind = stoppable.get().scopes().stream()
                .filter(one -> one.code().equals(scope))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                                ErrorCode.PARAMETER_INVALID,
                                "scope is one of "
                                        + stoppable.get().scopes().stream()
                                                .map(Stoppable.Scope::code)
                                                .toList() + ".")
                        .withField("scope"));
        if (!kind.target().matcher(target).matches()) {
            throw new ProblemException(ErrorCode.PARAMETER_INVALID, "The target does not fit the scope.")
                    .withField("target");
        }
        if (!stoppable.get().reasons().contains(reason)) {
            throw new ProblemException(
                            ErrorCode.REASON_INVALID,
                            "reason is one of "
                                    + stoppable.get().reasons().stream()
                                            .sorted()
                                            .toList() + ".")
                    .withField("reason");
        }
        if (comment == null ? reason.equals(NEEDS_COMMENT) : comment.isBlank() || comment.length() > WORDS) {
            throw new ProblemException(
                            ErrorCode.REASON_INVALID, "OTHER needs a comment, and a comment has 1 to 500 characters.")
                    .withField("comment");
        }
    }
}
