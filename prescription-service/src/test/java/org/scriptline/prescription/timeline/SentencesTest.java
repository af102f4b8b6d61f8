package org.scriptline.prescription.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.status.AuthorizationState;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.prescription.prescribing.Samples;

class SentencesTest {

    private static final UUID ID = new UUID(0, 1);
    private static final UUID PATIENT = new UUID(0, 2);

    @Test
    void saysWhatTheGateFound() {
        assertThat(Sentences.of(new ScreeningAnswered(
                        ID,
                        PATIENT,
                        1,
                        1,
                        GateVerdict.HELD,
                        false,
                        Samples.screening(List.of(Samples.alert("a1", Severity.MAJOR, Display.INTERRUPT)), List.of()),
                        Samples.SIGNED_AT,
                        List.of("a1"),
                        null,
                        null)))
                .isEqualTo("The prescription was screened across 2 linked patient records: one alert was found; the"
                        + " release gate holds it.");
    }

    @Test
    void namesWhatCouldNotBeChecked() {
        assertThat(Sentences.of(new ScreeningAnswered(
                        ID,
                        PATIENT,
                        1,
                        null,
                        null,
                        false,
                        Samples.screening(List.of(), List.of(new NotScreened("n1", "Xyzzyline", "not recognized"))),
                        Samples.SIGNED_AT,
                        List.of(),
                        null,
                        null)))
                .isEqualTo("The prescription was screened across 2 linked patient records: could not be checked:"
                        + " Xyzzyline (not recognized).");
    }

    @Test
    void saysThatNobodyHasConfirmedReceipt() {
        assertThat(Sentences.of(stated(OrderChange.DELIVERED)))
                .isEqualTo("The pharmacy's system accepted the prescription; nobody there has confirmed receipt yet.");
        assertThat(Sentences.of(stated(OrderChange.UNKNOWN)))
                .isEqualTo("Nobody has confirmed receipt in time: it is unknown whether the pharmacy has it.");
    }

    @Test
    void namesTheReasonOfACancel() {
        assertThat(Sentences.of(new CancelRequested(ID, PATIENT, CancelReason.WRONG_PATIENT, null, Samples.SIGNED_AT)))
                .isEqualTo("The prescriber asked the pharmacy to cancel (WRONG_PATIENT).");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NEEDED    | 0 |              | The patient's plan asks for prior authorization; nobody has begun.
            STARTED   | 0 |              | The practice asked the payer for prior authorization.
            STARTED   | 0 | nobody there | The practice asked the payer for prior authorization: nobody there.
            QUESTIONS | 2 |              | The payer asks for more before it decides about the prior authorization; 2 questions wait for the practice.
            QUESTIONS | 0 |              | The payer's questions are answered and wait to be handed in.
            SUBMITTED | 0 |              | The practice handed its answers to the payer.
            APPROVED  | 0 |              | The payer approved the prior authorization from 2026-11-21 until 2027-11-20.
            DENIED    | 0 | Not tried.   | The payer refused the prior authorization: Not tried.
            APPEALED  | 0 |              | The practice objected to the payer's refusal.
            EXPIRED   | 0 | it has ended | The prior authorization is over: it has ended.
            """)
    void saysHowFarAPriorAuthorizationIs(AuthorizationState state, int open, String reason, String sentence) {
        assertThat(Sentences.of(new PriorAuthorizationStated(
                        ID,
                        ID,
                        PATIENT,
                        1,
                        "S9901-002-000",
                        "314076",
                        "a drug",
                        state,
                        open,
                        null,
                        reason,
                        null,
                        LocalDate.of(2026, 11, 21),
                        LocalDate.of(2027, 11, 20),
                        Samples.SIGNED_AT)))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @EnumSource(OrderChange.class)
    void hasASentenceOfItsOwnForEveryChangeAtThePharmacy(OrderChange change) {
        // When
        String sentence = Sentences.of(stated(change));

        // Then
        assertThat(sentence).endsWith(".");
        assertThat(Stream.of(OrderChange.values())
                        .filter(other -> other != change)
                        .map(other -> Sentences.of(stated(other))))
                .doesNotContain(sentence);
    }

    private static PharmacyOrderStated stated(OrderChange change) {
        return Samples.state(
                ID,
                PATIENT,
                change,
                TransmissionStatus.DELIVERED,
                CancelStatus.NONE,
                FillStatus.NONE,
                BigDecimal.ZERO,
                BigDecimal.TEN,
                null);
    }
}
