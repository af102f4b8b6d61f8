package org.scriptline.pharmacy.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.AlertsWithdrawn;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.LateAlertRaised;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.pharmacy.delivery.Released;

class LateAlertsTest {
    private static final UUID ORDER = new UUID(0, 1);
    private static final UUID PATIENT = new UUID(0, 2);

    private static final Alert THEIRS = Released.alert("theirs", Severity.CONTRAINDICATED);
    private static final Alert OURS = Released.alert("ours", Severity.MAJOR);

    private static LateAlerts raised(Alert... alerts) {
        return LateAlerts.none().with(new LateAlertRaised(ORDER, PATIENT, List.of(alerts), false));
    }

    @Test
    void whatIsWithdrawnIsNeitherOpenNorAnsweredNorShown() {
        // Given
        LateAlerts answered = raised(THEIRS, OURS)
                .with(new LateAlertAnswered(
                        ORDER, PATIENT, List.of(Released.overridden("theirs", Severity.CONTRAINDICATED, "ECG"))));

        // When
        LateAlerts left = answered.with(new AlertsWithdrawn(ORDER, PATIENT, List.of("theirs", "at-release"), false));

        // Then
        assertThat(left).isEqualTo(new LateAlerts(List.of(OURS), List.of(), List.of("at-release", "theirs")));
        assertThat(left.shows(THEIRS)).isFalse();
        assertThat(left.shows(OURS)).isTrue();
    }

    @Test
    void whatIsRaisedAnewIsShownAgain() {
        // Given
        LateAlerts withdrawn = raised(THEIRS).with(new AlertsWithdrawn(ORDER, PATIENT, List.of("theirs"), false));

        // When
        LateAlerts again = withdrawn.with(new LateAlertRaised(ORDER, PATIENT, List.of(THEIRS), true));

        // Then
        assertThat(again).isEqualTo(new LateAlerts(List.of(THEIRS), List.of(), List.of()));
        assertThat(again.shows(THEIRS)).isTrue();
    }
}
