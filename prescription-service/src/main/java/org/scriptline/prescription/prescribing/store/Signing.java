package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.prescribing.Alerts;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.prescribing.Signature;

/** Signs a draft, signs a held prescription again, or answers an alert that came after the release. */
@ApplicationScoped
public class Signing {

    private final Database database;
    private final Repeats repeats;
    private final PrescriptionRows rows;
    private final ContentStore contents;
    private final AnswerStore answers;
    private final Clock clock;

    public Signing(
            Database database,
            Repeats repeats,
            PrescriptionRows rows,
            ContentStore contents,
            AnswerStore answers,
            Clock clock) {
        this.database = database;
        this.repeats = repeats;
        this.rows = rows;
        this.contents = contents;
        this.answers = answers;
        this.clock = clock;
    }

    /** Enters the signature; a refusal says which alerts are open. */
    public void sign(UUID id, List<AlertOverride> overrides, Command command) {
        database.run(transaction ->
                repeats.once(transaction, command, id, () -> enter(transaction, id, overrides, command)));
    }

    private void enter(Transaction transaction, UUID id, List<AlertOverride> given, Command command)
            throws SQLException {
        Caller caller = command.caller();
        Prescription before = Preconditions.found(rows.find(transaction.connection(), id, caller.org()));
        Preconditions.requester(before, caller);
        Preconditions.fresh(before, command.expectedRevision());
        switch (before.order()) {
            case DRAFT, HELD -> signature(transaction, before, given, caller);
            case ACTIVE, COMPLETED -> lateAnswer(transaction, before, given, caller);
            case SIGNED -> throw Preconditions.conflict(before, "It is signed already and waits for the release gate.");
            case EXPIRED, STOPPED, CANCELLED, ENTERED_IN_ERROR ->
                throw Preconditions.conflict(before, "It has ended; write a new prescription.");
        }
    }

    private void signature(Transaction transaction, Prescription before, List<AlertOverride> given, Caller caller)
            throws SQLException {
        Optional<ScreeningAnswered> screening = answers.screening(transaction.connection(), before);
        boolean held = before.order() == OrderStatus.HELD;
        List<AlertOverride> all = accepted(
                transaction,
                before,
                screening.map(ScreeningAnswered::result).orElse(null),
                held ? screening.map(ScreeningAnswered::because).orElse(List.of()) : List.of(),
                given);
        Instant now = clock.instant();
        if (!rows.sign(transaction.connection(), before, now)) {
            throw Preconditions.changedMeanwhile();
        }
        int gatePass = before.gatePass() + 1;
        answers.insertOverrides(
                transaction.connection(),
                before,
                gatePass,
                given,
                caller.actor().name(),
                now);
        ContentStore.Written written = contents.find(transaction.connection(), before.id(), before.revision())
                .orElseThrow(() -> new IllegalStateException("a revision without content"));
        transaction.emit(new OutgoingEvent(
                EventType.PRESCRIPTION_SIGNED,
                before.patient().toString(),
                before.id().toString(),
                before.sequence() + 1,
                new PrescriptionSigned(written.content(), gatePass, now, all),
                caller.actor()));
        audit(transaction, before, given, caller, "sign");
    }

    private void lateAnswer(Transaction transaction, Prescription before, List<AlertOverride> given, Caller caller)
            throws SQLException {
        if (!before.lateAlertOpen()) {
            throw Preconditions.conflict(
                    before, "It went to the pharmacy and no alert waits for an answer; write a new prescription.");
        }
        ScreeningResult screening = answers.screening(transaction.connection(), before)
                .map(ScreeningAnswered::result)
                .orElseThrow(() -> new IllegalStateException("a late alert without a screening"));
        List<AlertOverride> all = accepted(transaction, before, screening, List.of(), given);
        Instant now = clock.instant();
        if (!rows.answerLateAlert(transaction.connection(), before, now)) {
            throw Preconditions.changedMeanwhile();
        }
        answers.insertOverrides(
                transaction.connection(),
                before,
                before.gatePass(),
                given,
                caller.actor().name(),
                now);
        transaction.emit(new OutgoingEvent(
                EventType.LATE_ALERT_ANSWERED,
                before.patient().toString(),
                before.id().toString(),
                before.sequence() + 1,
                new LateAlertAnswered(before.id(), before.patient(), Alerts.overridden(screening, all)),
                caller.actor()));
        audit(transaction, before, given, caller, "answer-late-alert");
    }

    private List<AlertOverride> accepted(
            Transaction transaction,
            Prescription before,
            @Nullable ScreeningResult screening,
            List<String> because,
            List<AlertOverride> given)
            throws SQLException {
        List<AlertOverride> earlier = answers.overrides(transaction.connection(), before.id(), before.revision());
        return switch (Signature.judge(screening, because, earlier, given)) {
            case Signature.Accepted accepted -> accepted.overrides();
            case Signature.Refused refused -> throw new SignatureRefusedException(refused);
        };
    }

    private static void audit(
            Transaction transaction, Prescription before, List<AlertOverride> given, Caller caller, String action) {
        transaction.audit(new AuditEntry(
                caller.actor(), action, "prescription", before.id().toString(), "done", null));
        for (AlertOverride override : given) {
            transaction.audit(new AuditEntry(
                    caller.actor(),
                    "override",
                    "alert",
                    override.alert(),
                    "done",
                    override.reason().code()));
        }
    }
}
