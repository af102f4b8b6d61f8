package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.UnscreenedReleaseReason;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.prescribing.Waiting;

/** Releases a signed prescription that the gate has not answered in time, on the prescriber's word. */
@ApplicationScoped
public class ReleasingUnscreened {

    private final Database database;
    private final Repeats repeats;
    private final PrescriptionRows rows;
    private final AnswerStore answers;
    private final Releases releases;
    private final StoppedReleases stopped;
    private final Clock clock;
    private final Duration patience;

    public ReleasingUnscreened(
            Database database,
            Repeats repeats,
            PrescriptionRows rows,
            AnswerStore answers,
            Releases releases,
            StoppedReleases stopped,
            Clock clock,
            @ConfigProperty(name = "scriptline.gate.patience") Duration patience) {
        this.database = database;
        this.repeats = repeats;
        this.rows = rows;
        this.answers = answers;
        this.releases = releases;
        this.stopped = stopped;
        this.clock = clock;
        this.patience = patience;
    }

    /** Releases it; too early, answered already or not signed is a conflict that says so. */
    public void release(UUID id, UnscreenedReleaseReason reason, @Nullable String comment, Command command) {
        database.run(transaction ->
                repeats.once(transaction, command, id, () -> enter(transaction, id, reason, comment, command)));
    }

    private void enter(
            Transaction transaction, UUID id, UnscreenedReleaseReason reason, @Nullable String comment, Command command)
            throws SQLException {
        Caller caller = command.caller();
        Prescription before = Preconditions.found(rows.find(transaction.connection(), id, caller.org()));
        Preconditions.requester(before, caller);
        Preconditions.fresh(before, command.expectedRevision());
        Optional<ScreeningAnswered> screening = answers.screening(transaction.connection(), before);
        boolean answered = screening
                .map(answer -> Integer.valueOf(before.gatePass()).equals(answer.gatePass()))
                .orElse(false);
        if (answered || before.order() == OrderStatus.HELD || before.order() == OrderStatus.ACTIVE) {
            throw new ProblemException(ErrorCode.ALREADY_SCREENED);
        }
        if (before.order() != OrderStatus.SIGNED) {
            throw Preconditions.conflict(before, "Only a signed prescription can be released.");
        }
        Instant now = clock.instant();
        if (!Waiting.overdue(before, now, patience)) {
            throw new ProblemException(ErrorCode.RELEASE_TOO_EARLY);
        }
        stopped.refuse(transaction.connection(), before);
        if (!rows.releaseUnscreened(transaction.connection(), before, now)) {
            throw Preconditions.changedMeanwhile();
        }
        releases.emit(
                transaction,
                List.of(new Releases.Released(before, before.sequence() + 1, now, reason, comment)),
                caller.actor());
        transaction.audit(new AuditEntry(
                caller.actor(), "release-unscreened", "prescription", id.toString(), "done", reason.code()));
    }
}
