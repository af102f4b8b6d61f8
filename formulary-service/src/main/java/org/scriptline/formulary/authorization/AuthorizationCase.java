package org.scriptline.formulary.authorization;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    private static final int LONGEST_REASON = 500;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 7;

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

    /** The prescription has ended, or time is over. */
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
        return switch (reply) {
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
                    draft.reference = approved.reference();
                    draft.validFrom = approved.from();
                    draft.validUntil = approved.until();
                    // The last day ends everywhere on Earth before noon of the next one in UTC.
                    draft.rest(null, approved.until().plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC));
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
        var draft = new Draft(this);
        draft.reference = known;
        draft.reason = cut(because);
        draft.lookAt = again;
        draft.attempts = inVain;
        return Objects.equals(reason, draft.reason) && Objects.equals(reference, known)
                ? new Outcome.StillWaits(draft.next(state, sequence, changedAt))
                : new Outcome.Moved(draft.next(state, sequence + 1, now));
    }

    private interface Change {
        void to(Draft draft);
    }

    private Outcome move(CaseStep step, Instant now, Change change) {
        AuthorizationState next = step.from(state).orElse(null);
        if (next == null) {
            return new Outcome.Refused(null, "a case that is " + state.code() + " does not allow " + step.code());
        }
        var draft = new Draft(this);
        change.to(draft);
        return new Outcome.Moved(draft.next(next, sequence + 1, now));
    }

    private static @Nullable String cut(@Nullable String words) {
        return words == null || words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON);
    }

    /** The parts that a step may change. */
    private static final class Draft {
        private final AuthorizationCase before;
        private @Nullable String reference;
        private int round;
        private List<Question> questions;
        private List<GivenAnswer> answers;
        private @Nullable String note;
        private @Nullable String reason;
        private @Nullable Instant dueBy;
        private @Nullable LocalDate validFrom;
        private @Nullable LocalDate validUntil;
        private @Nullable Errand errand;
        private int attempts;
        private @Nullable Instant lookAt;

        Draft(AuthorizationCase before) {
            this.before = before;
            reference = before.reference;
            round = before.round;
            questions = new ArrayList<>(before.questions);
            answers = new ArrayList<>(before.answers);
            note = before.note;
            reason = before.reason;
            dueBy = before.dueBy;
            validFrom = before.validFrom;
            validUntil = before.validUntil;
            errand = before.errand;
            attempts = before.attempts;
            lookAt = before.lookAt;
        }

        void send(Errand next, Instant now) {
            errand = next;
            round++;
            attempts = 0;
            reason = null;
            dueBy = null;
            lookAt = now;
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
                    before.id,
                    before.subject,
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
                    before.openedAt,
                    changedAt);
        }
    }

    @Override
    public String toString() {
        return "AuthorizationCase[" + id + ", " + state.code() + ", redacted]";
    }
}
