package org.scriptline.prescription.prescribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scriptline.prescription.prescribing.Samples.alert;
import static org.scriptline.prescription.prescribing.Samples.override;
import static org.scriptline.prescription.prescribing.Samples.screening;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.prescription.prescribing.Signature.Accepted;
import org.scriptline.prescription.prescribing.Signature.AlertsOpen;
import org.scriptline.prescription.prescribing.Signature.CommentMissing;
import org.scriptline.prescription.prescribing.Signature.HardStop;
import org.scriptline.prescription.prescribing.Signature.UnknownAlert;

class SignatureTest {

    private static final Alert MAJOR = alert("a1", Severity.MAJOR, Display.INTERRUPT);
    private static final Alert PASSIVE = alert("a2", Severity.MODERATE, Display.PASSIVE);
    private static final Alert STOP = alert("a3", Severity.CONTRAINDICATED, Display.HARD_STOP);
    private static final NotScreened UNKNOWN = new NotScreened("n1", "Xyzzyline", "not recognized");

    @Test
    void isAcceptedWhileNothingIsKnown() {
        assertThat(Signature.judge(null, List.of(), List.of(), List.of(override("whatever"))))
                .isEqualTo(new Accepted(List.of(override("whatever"))));
    }

    @Test
    void needsAnOverrideForEachInterruptiveAlert() {
        assertThat(Signature.judge(screening(List.of(MAJOR, PASSIVE), List.of()), List.of(), List.of(), List.of()))
                .isEqualTo(new AlertsOpen(List.of(MAJOR), List.of(), false));
    }

    @Test
    void isAcceptedWithTheOverridesOfThisAndEarlierSignatures() {
        // Given
        Alert second = alert("a4", Severity.MAJOR, Display.INTERRUPT);

        // When
        Signature.Verdict verdict = Signature.judge(
                screening(List.of(MAJOR, second), List.of()),
                List.of("a4"),
                List.of(override("a1")),
                List.of(override("a4")));

        // Then
        assertThat(verdict).isEqualTo(new Accepted(List.of(override("a1"), override("a4"))));
    }

    @Test
    void neverPassesAHardStop() {
        assertThat(Signature.judge(screening(List.of(STOP), List.of()), List.of(), List.of(), List.of(override("a3"))))
                .isEqualTo(new HardStop(STOP));
    }

    @Test
    void ofAHeldPrescriptionAnswersEverythingTheGateHeldItFor() {
        assertThat(Signature.judge(
                        screening(List.of(), List.of(UNKNOWN)),
                        List.of("n1", AlertOverride.FACTS_NOT_APPLIED),
                        List.of(),
                        List.of()))
                .isEqualTo(new AlertsOpen(List.of(), List.of(UNKNOWN), true));
    }

    @Test
    void doesNotAskAboutAnUnknownDrugThatTheGateDoesNotHoldFor() {
        assertThat(Signature.judge(screening(List.of(), List.of(UNKNOWN)), List.of(), List.of(), List.of()))
                .isEqualTo(new Accepted(List.of()));
    }

    @Test
    void refusesAnOverrideThatNamesNothing() {
        assertThat(Signature.judge(screening(List.of(MAJOR), List.of()), List.of(), List.of(), List.of(override("a9"))))
                .isEqualTo(new UnknownAlert("a9"));
    }

    @Test
    void refusesOtherWithoutWords() {
        assertThat(Signature.judge(
                        screening(List.of(MAJOR), List.of()),
                        List.of(),
                        List.of(),
                        List.of(new AlertOverride("a1", OverrideReason.OTHER, " "))))
                .isEqualTo(new CommentMissing("a1"));
    }
}
