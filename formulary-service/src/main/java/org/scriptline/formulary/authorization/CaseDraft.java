package org.scriptline.formulary.authorization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.status.AuthorizationState;

/** The parts that a step may change. */
final class CaseDraft {

    private static final int LONGEST_REASON = 500;

    private final AuthorizationCase before;

    @Nullable
    String reference;

    int round;
    List<Question> questions;
    List<GivenAnswer> answers;

    @Nullable
    String note;

    @Nullable
    String reason;

    @Nullable
    Instant dueBy;

    @Nullable
    LocalDate validFrom;

    @Nullable
    LocalDate validUntil;

    @Nullable
    Errand errand;

    int attempts;

    @Nullable
    Instant lookAt;

    CaseDraft(AuthorizationCase before) {
        this.before = before;
        reference = before.reference();
        round = before.round();
        questions = new ArrayList<>(before.questions());
        answers = new ArrayList<>(before.answers());
        note = before.note();
        reason = before.reason();
        dueBy = before.dueBy();
        validFrom = before.validFrom();
        validUntil = before.validUntil();
        errand = before.errand();
        attempts = before.attempts();
        lookAt = before.lookAt();
    }

    void send(Errand next, Instant now) {
        errand = next;
        round++;
        attempts = 0;
        reason = null;
        dueBy = null;
        lookAt = now;
    }

    /** Something to carry for a case that has ended. */
    void tell(Instant now) {
        errand = Errand.CANCEL;
        round++;
        lookAt = now;
    }

    void approve(@Nullable String number, LocalDate from, LocalDate until) {
        reference = number;
        validFrom = from;
        validUntil = until;
    }

    void rest(@Nullable String because, @Nullable Instant look) {
        errand = null;
        attempts = 0;
        reason = cut(because);
        dueBy = null;
        lookAt = look;
    }

    AuthorizationCase next(AuthorizationState state, long sequence, Instant changedAt) {
        return new AuthorizationCase(
                before.id(),
                before.subject(),
                state,
                sequence,
                reference,
                round,
                questions,
                answers,
                note,
                reason,
                dueBy,
                validFrom,
                validUntil,
                errand,
                attempts,
                lookAt,
                before.openedAt(),
                changedAt);
    }

    static @Nullable String cut(@Nullable String words) {
        return words == null || words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON);
    }
}
