package org.scriptline.prescription.printing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.Reason;
import org.scriptline.contracts.events.Sig;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;

class SheetTest {

    private static final PostalAddress ELM =
            new PostalAddress("40 Elm Street", null, "Lindenfield", "OH", "43999", "US");

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, FAILED, NONE, NONE, , PRESCRIPTION",
        "ACTIVE, FAILED, DENIED, NONE, , PRESCRIPTION",
        "ACTIVE, FAILED, NONE, NONE, LATE_ALERT, COPY",
        "ACTIVE, FAILED, NONE, NONE, DELIVERY_ASKED_FOR, COPY",
        "ACTIVE, UNKNOWN, NONE, NONE, , ASK_FIRST",
        "ACTIVE, UNKNOWN, UNKNOWN, NONE, , ASK_FIRST",
        "ACTIVE, UNKNOWN, NONE, NONE, DELIVERY_ASKED_FOR, COPY",
        "ACTIVE, RETRYING, NONE, NONE, , COPY",
        "ACTIVE, DELIVERED, NONE, NONE, , COPY",
        "ACTIVE, FAILED, PENDING, NONE, , COPY",
        "ACTIVE, FAILED, NONE, DISPENSED, , COPY",
        "CANCELLED, FAILED, APPROVED, NONE, , COPY",
        "EXPIRED, UNKNOWN, NONE, NONE, , COPY"
    })
    void isAPrescriptionOnlyWhenThePharmacySurelyDoesNotHaveIt(
            OrderStatus order,
            TransmissionStatus transmission,
            CancelStatus cancel,
            FillStatus fill,
            @Nullable Obstacle obstacle,
            Worth worth) {
        assertThat(Worth.of(order, transmission, cancel, fill, obstacle)).isEqualTo(worth);
    }

    @ParameterizedTest
    @CsvSource({"false, false, ", "false, true, DELIVERY_ASKED_FOR", "true, false, LATE_ALERT", "true, true, LATE_ALERT"
    })
    void anOpenAlertStandsAgainstAPageMoreThanAnotherDelivery(
            boolean lateAlertOpen, boolean deliveryAskedFor, @Nullable Obstacle obstacle) {
        assertThat(Obstacle.of(lateAlertOpen, deliveryAskedFor)).isEqualTo(obstacle);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LATE_ALERT | COPY, not to be dispensed from: an alert that came after its release waits for the"
                        + " prescriber&#39;s answer.",
                "DELIVERY_ASKED_FOR | COPY, not to be dispensed from: the prescriber has it sent electronically once more."
            })
    void aCopySaysWhatStandsAgainstIt(Obstacle obstacle, String words) {
        // When
        String page = new Sheet(content(null), patient(), Worth.COPY, obstacle, false, "5999999", null).html();

        // Then
        assertThat(page).contains("<p class=\"worth\">" + words + "</p>");
    }

    @Test
    void whatNobodyCheckedSaysSo() {
        // When
        String page = new Sheet(content(null), patient(), Worth.PRESCRIPTION, null, true, "5999999", null).html();

        // Then
        assertThat(page)
                .contains("<p class=\"worth\">Valid with the prescriber&#39;s signature only. pharmacy 5999999 did not"
                        + " get it electronically.<br>Released unscreened: not checked for interactions.</p>");
    }

    @Test
    void saysEverythingThatAPharmacistReadsAndNeverObeysWhatIsWritten() {
        // Given
        PharmacyStated corner = new PharmacyStated(
                "5912342", null, "Corner Pharmacy", ELM, "614-555-0100", true, true, null, List.of());

        // When
        String page =
                new Sheet(content("<b>shake</b>"), patient(), Worth.ASK_FIRST, null, false, "5912342", corner).html();

        // Then
        assertThat(page.replaceAll("(?s)<style>.*</style>|<[^>]*>", " ")
                        .replaceAll("\\s+", " ")
                        .strip())
                .isEqualTo(
                        "Prescription Elm Street Clinic 40 Elm Street, Lindenfield, OH, 43999, telephone 614-555-0180"
                                + " Valid with the prescriber&#39;s signature only. It may have reached Corner Pharmacy (NCPDP"
                                + " 5912342), telephone 614-555-0100 electronically: ask there before you dispense."
                                + " Patient Una Quillfeather, born 1961-04-12, female, 40 Elm Street 43999 Lindenfield"
                                + " Drug lisinopril 10 MG Oral Tablet Directions Take 1 tablet by mouth once daily"
                                + " Quantity 30 tablet Days 30 Refills 2 Substitution dispense as written: reacts to a dye"
                                + " Not before 2026-12-01 Reason I10 high blood pressure Note &lt;b&gt;shake&lt;/b&gt;"
                                + " Written on 2026-11-22 Number 00000000-0000-0000-0000-000000000001"
                                + " Ada Okafor, NPI 1234567893");
    }

    @Test
    void leavesOutWhatIsNotToldAndNamesAnUnknownPharmacyByItsNumber() {
        // When
        String page = new Sheet(content(null), patient(), Worth.COPY, null, false, "5999999", null).html();

        // Then
        assertThat(page)
                .contains("COPY, not to be dispensed from: it was sent electronically to pharmacy 5999999, or is over.")
                .doesNotContain("<th>Note</th>", "null");
    }

    private static Demographics patient() {
        return new Demographics(
                "Quillfeather", List.of("Una"), null, LocalDate.of(1961, 4, 12), "female", ELM, null, List.of());
    }

    private static PrescriptionContent content(@Nullable String note) {
        return new PrescriptionContent(
                new UUID(0, 1),
                new UUID(0, 2),
                1,
                "elm-street",
                1,
                new Prescriber("1234567893", "Okafor", "Ada", "elm-street", "Elm Street Clinic", ELM, "614-555-0180"),
                new Medication("314076", null, "lisinopril 10 MG Oral Tablet", true, "SCD", List.of(), null),
                new Sig("Take 1 tablet by mouth once daily", null, null, null, null, null, false, null),
                new BigDecimal("30"),
                "tablet",
                "C48542",
                30,
                2,
                false,
                "5912342",
                LocalDate.of(2026, 11, 22),
                List.of(new Reason("I10", "high blood pressure")),
                note,
                null,
                null,
                "reacts to a dye",
                LocalDate.of(2026, 12, 1),
                null,
                null);
    }
}
