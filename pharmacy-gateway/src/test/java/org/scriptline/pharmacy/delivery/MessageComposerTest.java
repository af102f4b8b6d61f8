package org.scriptline.pharmacy.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.codes.UnscreenedReleaseReason;
import org.scriptline.contracts.events.OverriddenAlert;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.pharmacy.order.Authorised;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.LateAlerts;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.script.SampleOrders;
import org.scriptline.pharmacy.script.ScriptRefusal;
import org.scriptline.pharmacy.script.xml.ScriptWriter;
import org.scriptline.pharmacy.worklist.OrderNotes;
import org.scriptline.pharmacy.worklist.WorklistItem;

class MessageComposerTest {

    private static final UUID ID = UUID.fromString("0190a1b2-c3d4-7e5f-8a9b-000000000001");
    private static final UUID MESSAGE = UUID.fromString("0190a1b2-c3d4-7e5f-8a9b-000000000002");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final MessageComposer composer = new MessageComposer(new ScriptPen(new ScriptWriter("0.1")));

    @Test
    void addressesThePharmacyAndNumbersTheOrder() {
        // When
        String xml = newRx(List.of(), null, null);

        // Then
        assertThat(xml)
                .contains(
                        "<To Qualifier=\"P\">5912342</To><From Qualifier=\"D\">1234567893</From>"
                                + "<MessageID>0190a1b2c3d47e5f8a9b000000000002</MessageID><SentTime>2026-11-21T10:00:00Z</SentTime>",
                        "<PrescriberOrderNumber>0190a1b2c3d47e5f8a9b000000000001</PrescriberOrderNumber>")
                .doesNotContain("<Note>", "DrugUseEvaluation");
    }

    @Test
    void tellsTheFiveGravestOverriddenAlertsWithReasonAndWords() {
        // Given
        List<OverriddenAlert> overridden = new ArrayList<>();
        overridden.add(Released.overridden("minor", Severity.MINOR, "m"));
        for (int number = 1; number <= 4; number++) {
            overridden.add(Released.overridden("major" + number, Severity.MAJOR, "words " + number));
        }
        overridden.add(Released.overridden("worst", Severity.CONTRAINDICATED, "ECG on Friday"));

        // When
        String xml = newRx(overridden, null, null);

        // Then
        assertThat(xml)
                .contains("<DrugUseEvaluation><ServiceReasonCode>DD</ServiceReasonCode>"
                        + "<ProfessionalServiceCode>MP</ProfessionalServiceCode><ServiceResultCode>4A</ServiceResultCode>"
                        + "<ClinicalSignificanceCode>1</ClinicalSignificanceCode>"
                        + "<AcknowledgementReason>Summary of worst. Overridden: WILL_MONITOR. ECG on Friday</AcknowledgementReason>"
                        + "</DrugUseEvaluation><DrugUseEvaluation>")
                .contains("Summary of major4. Overridden: WILL_MONITOR. words 4")
                .doesNotContain("Summary of minor");
        assertThat(xml.split("<DrugUseEvaluation>", -1)).hasSize(6);
    }

    @Test
    void carriesWhatClinicsWrite() {
        // Given
        PrescriptionReleased released = Released.detailed(Released.to("5912342", ID, List.of(), null, "Blister pack"));

        // When
        String xml = new String(composer.newRx(released, SampleOrders.pharmacy(), MESSAGE, NOW), UTF_8);

        // Then
        assertThat(xml)
                .contains(
                        "<Substitutions>1</Substitutions>",
                        "<Note>Do not fill before 2026-11-28. Dispense as written: rash with another maker's tablet. Blister pack</Note>",
                        "<SigText>Take 1 tablet by mouth every 6 hours as needed. As needed for knee pain. Maximum 4 tablets in a day.</SigText>",
                        "<OtherMedicationDate><OtherMedicationDate><Date>2026-11-28</Date></OtherMedicationDate>"
                                + "<OtherMedicationDateQualifier>EffectiveDate</OtherMedicationDateQualifier></OtherMedicationDate>"
                                + "</MedicationPrescribed><Supervisor><NonVeterinarian><Identification><NPI>1841234560</NPI>");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_DISPENSED_AND_TRANSFERRED, Not Dispensed And Transferred",
        "NONE, Cancel All Fill Statuses",
        ", All Fill Statuses"
    })
    void asksForTheFillNoticesThatThePrescriberWants(@Nullable FillNotices notices, String words) {
        // Given
        PrescriptionReleased any = Released.to("5912342", ID, List.of(), null, null);
        PrescriptionReleased released = new PrescriptionReleased(
                any.content().noticing(notices),
                any.patient(),
                any.gatePass(),
                any.signedAt(),
                any.releasedAt(),
                any.unscreenedReason(),
                any.unscreenedComment(),
                any.overridden(),
                any.allergies(),
                any.weight(),
                any.height());

        // When
        String xml = new String(composer.newRx(released, SampleOrders.pharmacy(), MESSAGE, NOW), UTF_8);

        // Then
        assertThat(xml).contains("<RxFillIndicator>" + words + "</RxFillIndicator>");
    }

    @Test
    void thePrescribersOwnNoteIsNeverCutForWhatTheMessageAddsToIt() {
        // Given
        String note = "Please call. ".repeat(15).strip();
        PrescriptionReleased released = Released.detailed(Released.to("5912342", ID, List.of(), null, note));

        // When
        String xml = new String(composer.newRx(released, SampleOrders.pharmacy(), MESSAGE, NOW), UTF_8);

        // Then
        assertThat(xml).contains("<Note>" + note + "</Note>", "EffectiveDate");
    }

    @Test
    void theWorklistShowsWhatClinicsWrite() {
        // Given
        PrescriptionReleased released = Released.detailed(Released.to("5912359", ID, List.of(), null, "Blister pack"));
        PharmacyOrder order = PharmacyOrder.created(
                new PharmacyOrder.Route(
                        ID, released.content().patientId(), "elm-street", "1234567893", "5912359", Channel.WORKLIST),
                new Authorised(new BigDecimal(30), 2, "tablet", "C48542"),
                0);

        // When
        WorklistItem item = WorklistItem.of(
                order, released, LateAlerts.none(), new OrderNotes(NOW, NOW, null, null, null), List.of());

        // Then
        assertThat(item.sig()).endsWith("As needed for knee pain. Maximum 4 tablets in a day.");
        assertThat(item.doNotFillBefore()).isEqualTo("2026-11-28");
        assertThat(item.substitutionReason()).isEqualTo("rash with another maker's tablet");
        assertThat(item.supervisor()).isEqualTo(released.content().supervisor());
        assertThat(item.visit()).isEqualTo(released.content().visit());
        assertThat(item.steps()).hasSize(1);
    }

    @Test
    void saysThatAnUnscreenedReleaseWasNotChecked() {
        // When
        String xml = newRx(List.of(), UnscreenedReleaseReason.CHECKED_BY_HAND, "Blister pack");

        // Then
        assertThat(xml).contains("<Note>Released unscreened: not checked for interactions. Blister pack</Note>");
    }

    @Test
    void refusesANoteThatDoesNotFitRatherThanShorteningIt() {
        // When
        // Then
        assertThatThrownBy(() -> newRx(List.of(), UnscreenedReleaseReason.CHECKED_BY_HAND, "n".repeat(200)))
                .isInstanceOf(ScriptRefusal.class)
                .hasMessage("Note is longer than 210 characters");
    }

    @Test
    void cancelsTheNewRxAndSaysWhy() {
        // When
        String xml = cancelRx("Written in the wrong chart");

        // Then
        assertThat(xml)
                .contains(
                        "<RelatesToMessageID>0190a1b2c3d47e5f8a9b000000000001</RelatesToMessageID>",
                        "<CancelRx><ChangeOfPrescriptionStatusFlag>C</ChangeOfPrescriptionStatusFlag><Patient>",
                        "<Note>Cancelled: WRONG PATIENT. Do not dispense; this was written for somebody else. Written in the wrong chart</Note>");
    }

    @Test
    void keepsACommentThatDoesNotFitRatherThanNotCancelling() {
        // When
        String xml = cancelRx("c".repeat(300));

        // Then
        assertThat(xml)
                .contains(
                        "<Note>Cancelled: WRONG PATIENT. Do not dispense; this was written for somebody else.</Note>");
    }

    private String cancelRx(String comment) {
        return new String(
                composer.cancelRx(
                        Released.to("5912342", ID, List.of(), null, null),
                        SampleOrders.pharmacy(),
                        MESSAGE,
                        ID,
                        CancelReason.WRONG_PATIENT,
                        comment,
                        NOW),
                UTF_8);
    }

    private String newRx(
            List<OverriddenAlert> overridden, @Nullable UnscreenedReleaseReason unscreened, @Nullable String note) {
        return new String(
                composer.newRx(
                        Released.to("5912342", ID, overridden, unscreened, note),
                        SampleOrders.pharmacy(),
                        MESSAGE,
                        NOW),
                UTF_8);
    }
}
