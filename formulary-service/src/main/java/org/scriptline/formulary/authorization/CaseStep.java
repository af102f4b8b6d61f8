package org.scriptline.formulary.authorization;

import static org.scriptline.contracts.status.AuthorizationState.APPEALED;
import static org.scriptline.contracts.status.AuthorizationState.APPROVED;
import static org.scriptline.contracts.status.AuthorizationState.DENIED;
import static org.scriptline.contracts.status.AuthorizationState.EXPIRED;
import static org.scriptline.contracts.status.AuthorizationState.NEEDED;
import static org.scriptline.contracts.status.AuthorizationState.QUESTIONS;
import static org.scriptline.contracts.status.AuthorizationState.STARTED;
import static org.scriptline.contracts.status.AuthorizationState.SUBMITTED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.status.AuthorizationState;

/**
 * What may happen to a case, and where it leads: the one table of transitions.
 *
 * <pre>
 * NEEDED ──start──▶ STARTED ──ask──▶ QUESTIONS ──submit──▶ SUBMITTED ──ask──▶ QUESTIONS
 *                      │                  ▲                    │
 *                      ├──approve──▶ APPROVED ◀────approve─────┤
 *                      └──deny────▶ DENIED ◀───────deny────────┘
 *                                     └──appeal──▶ APPEALED ──ask │ approve │ deny
 * every state but APPROVED and EXPIRED ──record──▶ APPROVED (by telephone or fax)
 * every state but DENIED and EXPIRED ──expire──▶ EXPIRED
 * </pre>
 */
public enum CaseStep implements Coded {
    /** The practice begins. */
    START(true, Map.of(NEEDED, STARTED)),
    /** The practice answers some of the payer's questions. */
    ANSWER(true, Map.of(QUESTIONS, QUESTIONS)),
    /** The practice hands its answers in. */
    SUBMIT(true, Map.of(QUESTIONS, SUBMITTED)),
    /** The practice objects to a refusal. */
    APPEAL(true, Map.of(DENIED, APPEALED)),
    /** The practice enters what the payer approved by telephone or fax. */
    RECORD(
            true,
            Map.of(
                    NEEDED, APPROVED, STARTED, APPROVED, QUESTIONS, APPROVED, SUBMITTED, APPROVED, DENIED, APPROVED,
                    APPEALED, APPROVED)),
    /** The payer asks. */
    ASK(false, Map.of(STARTED, QUESTIONS, SUBMITTED, QUESTIONS, APPEALED, QUESTIONS)),
    /** The payer agrees. */
    APPROVE(false, Map.of(STARTED, APPROVED, SUBMITTED, APPROVED, APPEALED, APPROVED)),
    /** The payer refuses. */
    DENY(false, Map.of(STARTED, DENIED, SUBMITTED, DENIED, APPEALED, DENIED)),
    /** Time is over, or the prescription has ended. */
    EXPIRE(
            false,
            Map.of(
                    NEEDED, EXPIRED, STARTED, EXPIRED, QUESTIONS, EXPIRED, SUBMITTED, EXPIRED, APPEALED, EXPIRED,
                    APPROVED, EXPIRED));

    private final boolean ofPractice;
    private final Map<AuthorizationState, AuthorizationState> moves;

    CaseStep(boolean ofPractice, Map<AuthorizationState, AuthorizationState> moves) {
        this.ofPractice = ofPractice;
        this.moves = moves;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state behind this step; empty when the state does not allow it. */
    public Optional<AuthorizationState> from(AuthorizationState state) {
        return Optional.ofNullable(moves.get(state));
    }

    /** What the practice can do next. */
    public static List<CaseStep> open(AuthorizationState state) {
        return Arrays.stream(values())
                .filter(step -> step.ofPractice && step.from(state).isPresent())
                .toList();
    }
}
