package org.scriptline.prescription.prescribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scriptline.prescription.prescribing.Samples.alert;
import static org.scriptline.prescription.prescribing.Samples.override;
import static org.scriptline.prescription.prescribing.Samples.screening;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.OverriddenAlert;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.Severity;

class AlertsTest {

    private static final Alert MAJOR = alert("a1", Severity.MAJOR, Display.INTERRUPT);
    private static final Alert GRAVE = alert("a2", Severity.CONTRAINDICATED, Display.INTERRUPT);
    private static final Alert MINOR = alert("a3", Severity.MINOR, Display.LOG);

    @Test
    void thePharmacistSeesTheGravestAnsweredAlertFirst() {
        assertThat(Alerts.overridden(
                        screening(List.of(MAJOR, MINOR, GRAVE), List.of()), List.of(override("a1"), override("a2"))))
                .containsExactly(
                        new OverriddenAlert(GRAVE, override("a2")), new OverriddenAlert(MAJOR, override("a1")));
    }

    @Test
    void onlyInterruptiveAlertsWithoutAnAnswerAreOpen() {
        assertThat(Alerts.open(screening(List.of(MAJOR, MINOR, GRAVE), List.of()), List.of(override("a1"))))
                .containsExactly(GRAVE);
    }

    @Test
    void onlyAContraindicationHoldsADelivery() {
        assertThat(Alerts.holdsDelivery(List.of(MAJOR))).isFalse();
        assertThat(Alerts.holdsDelivery(List.of(MAJOR, GRAVE))).isTrue();
    }
}
