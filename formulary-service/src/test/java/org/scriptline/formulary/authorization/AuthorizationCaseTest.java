package org.scriptline.formulary.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scriptline.contracts.status.AuthorizationState.APPEALED;
import static org.scriptline.contracts.status.AuthorizationState.APPROVED;
import static org.scriptline.contracts.status.AuthorizationState.DENIED;
import static org.scriptline.contracts.status.AuthorizationState.EXPIRED;
import static org.scriptline.contracts.status.AuthorizationState.NEEDED;
import static org.scriptline.contracts.status.AuthorizationState.QUESTIONS;
import static org.scriptline.contracts.status.AuthorizationState.STARTED;
import static org.scriptline.contracts.status.AuthorizationState.SUBMITTED;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.status.AuthorizationState;
import org.scriptline.formulary.authorization.AuthorizationCase.Outcome;
import org.scriptline.formulary.authorization.simulated.SimulatedPayer;

class AuthorizationCaseTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Payer PAYER = new SimulatedPayer(Clock.fixed(NOW, ZoneOffset.UTC));
    private static final String A_GOOD_REASON = "The patient had angioedema under the covered drug in 2025.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            needed    | START=started, RECORD=approved, EXPIRE=expired
            started   | RECORD=approved, ASK=questions, APPROVE=approved, DENY=denied, EXPIRE=expired
            questions | ANSWER=questions, SUBMIT=submitted, RECORD=approved, EXPIRE=expired
            submitted | RECORD=approved, ASK=questions, APPROVE=approved, DENY=denied, EXPIRE=expired
            approved  | EXPIRE=expired
            denied    | APPEAL=appealed, RECORD=approved
            appealed  | RECORD=approved, ASK=questions, APPROVE=approved, DENY=denied, EXPIRE=expired
            expired   | ''
            """)
    void fromEachStateTheseStepsLeadOnAndNoOthers(String state, String steps) {
        // Given
        AuthorizationState from = Arrays.stream(AuthorizationState.values())
                .filter(one -> one.code().equals(state))
                .findFirst()
                .orElseThrow();

        // When
        String table = Arrays.stream(CaseStep.values())
                .filter(step -> step.from(from).isPresent())
                .map(step -> step + "=" + step.from(from).orElseThrow().code())
                .collect(Collectors.joining(", "));

        // Then
        assertThat(table).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insulin glargine 100 UNT/ML Injection | -       | -   | -   | approved | 2027-11-21
            apixaban 5 MG Oral Tablet             | I48.91  | yes | -   | approved | 2027-11-21
            apixaban 5 MG Oral Tablet             | I48.91  | no  | -   | denied   | A drug that the plan covers has to be tried first.
            apixaban 5 MG Oral Tablet             | flutter | yes | -   | questions | -
            semaglutide 1.34 MG/ML Injection      | E11.9   | yes | yes | approved | 2027-11-21
            semaglutide 1.34 MG/ML Injection      | E66.9   | yes | no  | denied   | The plan covers this drug for type 2 diabetes only.
            """)
    void thePayerDecidesByDrugAndAnswers(
            String drug, String diagnosis, String tried, String diabetes, String state, String result) {
        // Given
        AuthorizationCase started = carried(moved(needed(drug).start(NOW)));

        // When
        AuthorizationCase decided = started.state() == APPROVED
                ? started
                : carried(moved(answered(started, diagnosis, tried, diabetes).submit(NOW)));

        // Then
        assertThat(decided.state().code()).isEqualTo(state);
        assertThat(decided.validUntil() == null ? "" + decided.reason() : "" + decided.validUntil())
                .isEqualTo(result.equals("-") ? "null" : result);
        assertThat(decided.errand()).isNull();
    }

    @Test
    void aRefusalIsAppealedAndTheAppealDecides() {
        // Given
        AuthorizationCase started =
                carried(moved(needed("apixaban 5 MG Oral Tablet").start(NOW)));
        AuthorizationCase denied =
                carried(moved(answered(started, "I48.91", "no", "-").submit(NOW)));

        // When
        AuthorizationCase appealed = moved(denied.appeal(A_GOOD_REASON, NOW));
        AuthorizationCase approved = carried(appealed);
        AuthorizationCase deniedAgain = carried(moved(denied.appeal("Please.", NOW)));

        // Then
        assertThat(denied.state()).isEqualTo(DENIED);
        assertThat(appealed.state()).isEqualTo(APPEALED);
        assertThat(approved.state()).isEqualTo(APPROVED);
        assertThat(approved.validFrom()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(approved.validUntil()).isEqualTo(LocalDate.of(2027, 5, 22));
        assertThat(approved.lookAt()).isEqualTo(Instant.parse("2027-05-23T12:00:00Z"));
        assertThat(moved(approved.timeIsOver(NOW)).reason()).isEqualTo("the approval has ended");
        assertThat(deniedAgain.state()).isEqualTo(DENIED);
        assertThat(deniedAgain.reason()).isEqualTo("The appeal gives no clinical reason.");
        assertThat(deniedAgain.round()).isEqualTo(3);
    }

    @Test
    void whatThePayerApprovedByTelephoneIsEnteredByStaff() {
        // Given
        AuthorizationCase started = moved(needed("apixaban 5 MG Oral Tablet").start(NOW));
        var approval = new OtherApproval(
                "TEL-77",
                "Ms Moreau of the payer, by telephone at 9:40",
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2027, 5, 31));

        // When
        AuthorizationCase approved = moved(started.approvedBeside(approval, NOW));

        // Then
        assertThat(approved.state()).isEqualTo(APPROVED);
        assertThat(approved.reference()).isEqualTo("TEL-77");
        assertThat(approved.reason())
                .isEqualTo("entered by the practice: Ms Moreau of the payer, by telephone at 9:40");
        assertThat(approved.validFrom()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(approved.validUntil()).isEqualTo(LocalDate.of(2027, 5, 31));
        assertThat(approved.errand()).isNull();
        assertThat(approved.lookAt()).isEqualTo(Instant.parse("2027-06-01T12:00:00Z"));
        assertThat(approved.approvedBeside(approval, NOW))
                .isEqualTo(new Outcome.Refused(null, "a case that is approved does not allow record"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ' '   | by telephone at 9:40 | 2026-11-20 | 2027-05-31 | reference
            TEL-1 | telephone            | 2026-11-20 | 2027-05-31 | reason
            TEL-1 | by telephone at 9:40 | 2026-11-20 | 2026-11-19 | validUntil
            TEL-1 | by telephone at 9:40 | 2026-10-20 | 2026-11-20 | validUntil
            TEL-1 | by telephone at 9:40 | 2026-11-20 | 2029-11-21 | validUntil
            TEL-1 | by telephone at 9:40 | 2028-01-01 | 2028-02-01 | validUntil
            """)
    void aTelephoneApprovalSaysWhoGaveItAndForWhichDays(
            String reference, String reason, LocalDate from, LocalDate until, String field) {
        AuthorizationCase needed = needed("apixaban 5 MG Oral Tablet");

        assertThat(needed.approvedBeside(new OtherApproval(reference, reason, from, until), NOW))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void aPayerThatWasAskedIsToldThatThePrescriptionHasEnded() {
        // Given
        AuthorizationCase needed = needed("apixaban 5 MG Oral Tablet");
        AuthorizationCase asked = carried(moved(needed.start(NOW)));

        // When
        AuthorizationCase ended = moved(asked.prescriptionEnded(NOW));
        Outcome unreachable = ended.replied(new PayerReply.Unreachable("silent"), NOW);
        Outcome noted = ended.replied(PAYER.carry(Errand.CANCEL, ended), NOW);

        // Then
        assertThat(ended.state()).isEqualTo(EXPIRED);
        assertThat(ended.reason()).isEqualTo("the prescription has ended");
        assertThat(ended.errand()).isEqualTo(Errand.CANCEL);
        assertThat(ended.lookAt()).isEqualTo(NOW);
        assertThat(unreachable).isInstanceOfSatisfying(Outcome.StillWaits.class, still -> {
            assertThat(still.same().lookAt()).isEqualTo(NOW.plusSeconds(30));
            assertThat(still.same().errand()).isEqualTo(Errand.CANCEL);
        });
        assertThat(noted).isInstanceOfSatisfying(Outcome.StillWaits.class, still -> {
            assertThat(still.same().lookAt()).isNull();
            assertThat(still.same().errand()).isNull();
            assertThat(still.same().sequence()).isEqualTo(ended.sequence());
        });
        assertThat(moved(needed.prescriptionEnded(NOW)).errand()).isNull();
    }

    @Test
    void answersAreHeldToTheirQuestions() {
        // Given
        AuthorizationCase asked =
                carried(moved(needed("apixaban 5 MG Oral Tablet").start(NOW)));

        // When / Then
        assertThat(asked.state()).isEqualTo(QUESTIONS);
        assertThat(asked.dueBy()).isEqualTo(NOW.plus(Duration.ofDays(14)));
        assertThat(asked.answer(List.of(new GivenAnswer("tried-covered-drug", "perhaps")), NOW))
                .isEqualTo(new Outcome.Refused("answers", "the answer to tried-covered-drug is yes or no"));
        assertThat(asked.answer(List.of(new GivenAnswer("weight", "80")), NOW))
                .isEqualTo(new Outcome.Refused("answers", "there is no question weight"));
        assertThat(asked.submit(NOW))
                .isEqualTo(new Outcome.Refused(
                        "answers", "these questions have no answer: diagnosis, tried-covered-drug"));
        assertThat(asked.start(NOW))
                .isEqualTo(new Outcome.Refused(null, "a case that is questions does not allow start"));
        assertThat(moved(asked.timeIsOver(NOW)).state()).isEqualTo(EXPIRED);
    }

    @Test
    void aPayerThatCannotBeReachedIsAskedAgainEverMoreSeldomAndSaidOnce() {
        // Given
        AuthorizationCase started = moved(needed("apixaban 5 MG Oral Tablet").start(NOW));
        PayerReply reply = Payer.NOT_CONNECTED.carry(Objects.requireNonNull(started.errand()), started);

        // When
        AuthorizationCase once = moved(started.replied(reply, NOW));
        Outcome twice = once.replied(reply, NOW);

        // Then
        assertThat(once.state()).isEqualTo(STARTED);
        assertThat(once.sequence()).isEqualTo(3);
        assertThat(once.reason()).isEqualTo("no payer is connected for electronic prior authorization");
        assertThat(once.lookAt()).isEqualTo(NOW.plusSeconds(30));
        assertThat(twice).isInstanceOfSatisfying(Outcome.StillWaits.class, still -> {
            assertThat(still.same().sequence()).isEqualTo(3);
            assertThat(still.same().lookAt()).isEqualTo(NOW.plusSeconds(60));
        });
    }

    private static AuthorizationCase needed(String drug) {
        var subject = new CaseSubject(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "elm-street",
                "1234567893",
                1,
                "S9901-002-000",
                1364447,
                drug,
                BigDecimal.valueOf(60),
                30,
                List.of("I48.91"),
                "M-1");
        AuthorizationCase needed = AuthorizationCase.needed(UUID.randomUUID(), subject, NOW);
        assertThat(needed.state()).isEqualTo(NEEDED);
        return needed;
    }

    private static AuthorizationCase answered(
            AuthorizationCase asked, String diagnosis, String tried, String diabetes) {
        List<GivenAnswer> answers = List.of(
                        new GivenAnswer("diagnosis", diagnosis),
                        new GivenAnswer("tried-covered-drug", tried),
                        new GivenAnswer("type-2-diabetes", diabetes))
                .stream()
                .filter(answer -> !answer.value().equals("-"))
                .toList();
        return moved(asked.answer(answers, NOW));
    }

    private static AuthorizationCase carried(AuthorizationCase authorization) {
        assertThat(authorization.state()).isIn(STARTED, SUBMITTED, APPEALED);
        return moved(
                authorization.replied(PAYER.carry(Objects.requireNonNull(authorization.errand()), authorization), NOW));
    }

    private static AuthorizationCase moved(Outcome outcome) {
        return ((Outcome.Moved) outcome).next();
    }
}
