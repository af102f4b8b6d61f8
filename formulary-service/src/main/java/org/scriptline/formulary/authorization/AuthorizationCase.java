package org.scriptline.formulary.authorization;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.status.AuthorizationState;

/**
 * A prior authorization, immutable: each step gives the next case or says why it is refused. {@link CaseStep} has the
 * table of transitions.
 *
 * @param sequence of its events, 1 first; rises with every step
 * @param reference the payer's own number, null until it gave one
 * @param round how often something was handed to the payer
 * @param questions of the payer, the last set
 * @param answers at most one for each question
 * @param note the practice's words in an appeal; null without one
 * @param reason the payer's words for its refusal, or why the case waits or ended
 * @param dueBy until when the payer waits for answers
 * @param validFrom first day of the approval
 * @param validUntil last day of the approval
 * @param errand what is still to be carried to the payer, null when nothing is
 * @param attempts in vain for this errand
 * @param lookAt when the worker has to look at it, null when nothing happens by itself
 */
public record AuthorizationCase(
        UUID id,
        CaseSubject subject,
        AuthorizationState state,
        long sequence,
        @Nullable String reference,
        int round,
        List<Question> questions,
        List<GivenAnswer> answers,
        @Nullable String note,
        @Nullable String reason,
        @Nullable Instant dueBy,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable Errand errand,
        int attempts,
        @Nullable Instant lookAt,
        Instant openedAt,
        Instant changedAt) {

    /** The longest note of an appeal, and the longest reason that is kept, in characters. */
    public static final int LONGEST_NOTE = 2_000;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 7;
    /** About eight hours: whoever is not reached by then decides on a prescription that has ended. */
    private static final int MOST_CANCELS = 14;

    public AuthorizationCase {
        questions = List.copyOf(questions);
        answers = List.copyOf(answers);
    }

    /** What a step comes to. */
    public sealed interface Outcome {
        record Moved(AuthorizationCase next) implements Outcome {}

        /** Tried again in vain: nothing that anybody would be told. */
        record StillWaits(AuthorizationCase same) implements Outcome {}

        /** @param field of the request that is at fault, null when the state is */
        record Refused(@Nullable String field, String reason) implements Outcome {}
    }

    /** The plan asks for an authorization of what was signed. */
    public static AuthorizationCase needed(UUID id, CaseSubject subject, Instant now) {
        return new AuthorizationCase(
                id,
                subject,
                AuthorizationState.NEEDED,
                1,
                null,
                0,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                now,
                now);
    }

    public Outcome start(Instant now) {
        return move(CaseStep.START, now, draft -> draft.send(Errand.REQUEST, now));
    }

    /** Keeps answers; one that was given before is replaced. */
    public Outcome answer(List<GivenAnswer> given, Instant now) {
        Map<String, GivenAnswer> all = new LinkedHashMap<>();
        answers.forEach(answer -> all.put(answer.question(), answer));
        for (GivenAnswer answer : given) {
            Question asked = questions.stream()
                    .filter(question -> question.id().equals(answer.question()))
                    .findFirst()
                    .orElse(null);
            if (asked == null && state == AuthorizationState.QUESTIONS) {
                return new Outcome.Refused("answers", "there is no question " + answer.question());
            }
            String fault = asked == null ? null : asked.fault(answer.value());
            if (fault != null) {
                return new Outcome.Refused("answers", "the answer to " + answer.question() + " " + fault);
            }
            all.put(answer.question(), answer);
        }
        return move(CaseStep.ANSWER, now, draft -> draft.answers = List.copyOf(all.values()));
    }

    public Outcome submit(Instant now) {
        List<String> missing = open().stream().map(Question::id).toList();
        return !missing.isEmpty() && state == AuthorizationState.QUESTIONS
                ? new Outcome.Refused("answers", "these questions have no answer: " + String.join(", ", missing))
                : move(CaseStep.SUBMIT, now, draft -> draft.send(Errand.ANSWERS, now));
    }

    public Outcome appeal(String words, Instant now) {
        if (words.isBlank() || words.length() > LONGEST_NOTE) {
            return new Outcome.Refused("note", "has 1 to " + LONGEST_NOTE + " characters");
        }
        return move(CaseStep.APPEAL, now, draft -> {
            draft.note = words;
            draft.send(Errand.APPEAL, now);
        });
    }

    /** Staff enter what the payer approved by telephone or fax; what was on its way to the payer is dropped. */
    public Outcome approvedBeside(OtherApproval approval, Instant now) {
        OtherApproval.Fault fault = approval.fault(now);
        return fault != null
                ? new Outcome.Refused(fault.field(), fault.reason())
                : move(CaseStep.RECORD, now, draft -> {
                    draft.rest(approval.words(), OtherApproval.end(approval.validUntil()));
                    draft.approve(approval.reference(), approval.validFrom(), approval.validUntil());
                });
    }

    /** The prescription has ended; a payer that was asked and has not decided is told. */
    public Outcome prescriptionEnded(Instant now) {
        boolean asked = round > 0 && state != AuthorizationState.APPROVED;
        return move(CaseStep.EXPIRE, now, draft -> {
            draft.rest("the prescription has ended", null);
            if (asked) {
                draft.tell(now);
            }
        });
    }

    /** Time is over. */
    public Outcome expire(String because, Instant now) {
        return move(CaseStep.EXPIRE, now, draft -> draft.rest(because, null));
    }

    /** What time alone does when {@link #lookAt} has come and no errand waits. */
    public Outcome timeIsOver(Instant now) {
        return expire(
                state == AuthorizationState.APPROVED
                        ? "the approval has ended"
                        : "the payer's time for answers is over",
                now);
    }

    /** What the payer said to the errand. */
    public Outcome replied(PayerReply reply, Instant now) {
        if (errand == Errand.CANCEL) {
            return told(reply, now);
        }
        return switch (reply) {
            case PayerReply.Noted noted -> new Outcome.Refused(null, "nothing was to be noted");
            case PayerReply.Asked asked ->
                move(CaseStep.ASK, now, draft -> {
                    draft.reference = asked.reference();
                    draft.questions = asked.questions();
                    draft.answers = List.of();
                    draft.rest(null, asked.dueBy());
                    draft.dueBy = asked.dueBy();
                });
            case PayerReply.Approved approved ->
                move(CaseStep.APPROVE, now, draft -> {
                    draft.rest(null, OtherApproval.end(approved.until()));
                    draft.approve(approved.reference(), approved.from(), approved.until());
                });
            case PayerReply.Denied denied ->
                move(CaseStep.DENY, now, draft -> {
                    draft.reference = denied.reference();
                    draft.rest(denied.reason(), null);
                });
            case PayerReply.Later later ->
                wait(now, later.reference(), "the payer has not decided yet", later.askAgainAt(), 0);
            case PayerReply.Unreachable unreachable ->
                wait(now, reference, unreachable.reason(), now.plus(pause(attempts)), attempts + 1);
        };
    }

    /** Nobody is told of what comes of a cancel: the case has ended. */
    private Outcome told(PayerReply reply, Instant now) {
        var draft = new CaseDraft(this);
        boolean again = reply instanceof PayerReply.Unreachable && attempts < MOST_CANCELS;
        if (again) {
            draft.attempts = attempts + 1;
            draft.lookAt = now.plus(pause(attempts));
        } else {
            draft.rest(reason, null);
        }
        return new Outcome.StillWaits(draft.next(state, sequence, changedAt));
    }

    /** Required questions without an answer. */
    public List<Question> open() {
        return questions.stream()
                .filter(Question::required)
                .filter(question ->
                        answers.stream().noneMatch(answer -> answer.question().equals(question.id())))
                .toList();
    }

    /** The value that was answered, null when the question has no answer. */
    public @Nullable String answered(String question) {
        return answers.stream()
                .filter(answer -> answer.question().equals(question))
                .map(GivenAnswer::value)
                .findFirst()
                .orElse(null);
    }

    private static Duration pause(int attempts) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
    }

    /** The errand stays; whoever looks at the case reads why. */
    private Outcome wait(Instant now, @Nullable String known, String because, Instant again, int inVain) {
        if (errand == null) {
            return new Outcome.Refused(null, "nothing was asked");
        }
        var draft = new CaseDraft(this);
        draft.reference = known;
        draft.reason = CaseDraft.cut(because);
        draft.lookAt = again;
        draft.attempts = inVain;
        return Objects.equals(reason, draft.reason) && Objects.equals(reference, known)
                ? new Outcome.StillWaits(draft.next(state, sequence, changedAt))
                : new Outcome.Moved(draft.next(state, sequence + 1, now));
    }

    private interface Change {
        void to(CaseDraft draft);
    }

    private Outcome move(CaseStep step, Instant now, Change change) {
        AuthorizationState next = step.from(state).orElse(null);
        if (next == null) {
            return new Outcome.Refused(null, "a case that is " + state.code() + " does not allow " + step.code());
        }
        var draft = new CaseDraft(this);
        change.to(draft);
        return new Outcome.Moved(draft.next(next, sequence + 1, now));
    }

    @Override
    public String toString() {
        return "AuthorizationCase[" + id + ", " + state.code() + ", redacted]";
    }
}
