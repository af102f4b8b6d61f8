package org.scriptline.pharmacy.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.pharmacy.script.RxFill;

/** An order of 30 with two refills goes from one pharmacy to another by a transfer between the two. */
class TransferStepsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String FIRST = "5912342";
    private static final String SECOND = "5800061";
    private static final byte[] SECRET = {1, 2, 3};

    @Test
    void goesOnWithWhatIsLeftAndIsNotSentAgain() {
        // Given
        PharmacyOrder filled = fill(order(), RxFill.Kind.DISPENSED, "30");

        // When
        Step.Moved given = moved(TransferSteps.given(filled, true, "Pharmacy 5800061 got what is left of it."));
        Step.Moved received = moved(TransferSteps.received(given.order(), script(), null));

        // Then
        assertThat(given.change()).isEqualTo(OrderChange.TRANSFERRED);
        assertThat(given.detail()).isEqualTo("Pharmacy 5800061 got what is left of it.");
        assertThat(given.order().fill()).isEqualTo(FillStatus.TRANSFERRED);
        assertThat(given.order().route()).isEqualTo(filled.route());
        assertThat(received.change()).isEqualTo(OrderChange.REROUTED);
        assertThat(received.detail())
                .isEqualTo(
                        "Pharmacy 5800061 has it from pharmacy 5912342 by a transfer and may dispense the 60 tablet that are left.");
        assertThat(received.order().route().pharmacyNcpdpId()).isEqualTo(SECOND);
        assertThat(received.order().route().transferredFrom()).isEqualTo(FIRST);
        assertThat(received.order().transmission().status()).isEqualTo(TransmissionStatus.DELIVERED);
        assertThat(received.order().fill()).isEqualTo(FillStatus.DISPENSED);
        assertThat(received.order().notDispensedReason()).isNull();
        assertThat(received.order().dispensed()).isEqualByComparingTo("30");
        assertThat(received.order().dispensedHere()).isEqualByComparingTo("0");
        assertThat(received.order().left()).isEqualByComparingTo("60");
        assertThat(received.order().standingFills())
                .containsExactly(new Fill(0, new BigDecimal("30"), "tablet", null, null, TODAY, false).by(FIRST));
        assertThat(received.order().contradictions()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing        | 90 | none",
                "one fill       | 60 | dispensed",
                "part of a fill | 80 | partial",
                "taken back     | 90 | returned",
                "two fills      | 30 | dispensed"
            })
    void whatIsLeftIsWhatWasAuthorisedLessWhatWasDispensedAndKept(String dispensed, String left, String fill) {
        // Given
        PharmacyOrder before = dispensed(dispensed);

        // When
        PharmacyOrder after = carried(before);

        // Then
        assertThat(after.left()).isEqualByComparingTo(left);
        assertThat(after.fill().code()).isEqualTo(fill);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cancelled  | The prescription is cancelled; it cannot be transferred",
                "expired    | The prescription has expired; it cannot be transferred",
                "everything | Everything was dispensed; nothing is left to transfer"
            })
    void whatHasNothingLeftIsNotGivenAway(String state, String words) {
        // When
        Step known = TransferSteps.given(ended(state), true, null);
        Step unknown = TransferSteps.given(ended(state), false, null);

        // Then
        assertThat(known).isEqualTo(new Step.Refused(ErrorCode.PHARMACY_ORDER_CONFLICT, words));
        assertThat(unknown).isEqualTo(known);
        assertThat(words).hasSizeLessThanOrEqualTo(70);
    }

    @Test
    void saidAgainItChangesNothingAndNamedLaterItStillGoesOn() {
        // Given
        PharmacyOrder gone = moved(TransferSteps.given(order(), false, null)).order();

        // When
        Step again = TransferSteps.given(gone, false, null);
        Step named = TransferSteps.given(gone, true, null);
        PharmacyOrder later =
                moved(TransferSteps.received(gone, script(), null)).order();

        // Then
        assertThat(again).isInstanceOf(Step.Unchanged.class);
        assertThat(named).isInstanceOf(Step.Unchanged.class);
        assertThat(later.route().pharmacyNcpdpId()).isEqualTo(SECOND);
        assertThat(later.left()).isEqualByComparingTo("90");
    }

    @Test
    void theSecondPharmacyBeginsAFillOfItsOwnAndTakesBackOnlyItsOwn() {
        // Given
        PharmacyOrder carried = carried(dispensed("part of a fill"));

        // When
        Step.Moved foreign = moved(ReportedFillSteps.on(carried, returned(), TODAY));
        PharmacyOrder filled = fill(carried, RxFill.Kind.DISPENSED, "20");
        PharmacyOrder taken =
                moved(ReportedFillSteps.on(filled, returned(), TODAY)).order();

        // Then
        assertThat(foreign.change()).isEqualTo(OrderChange.NOT_DISPENSED);
        assertThat(foreign.order().dispensed()).isEqualByComparingTo("10");
        assertThat(filled.standingFills())
                .extracting(fill -> fill.number() + " " + fill.quantity() + " " + fill.dispensedBy())
                .containsExactly("0 10 5912342", "1 20 null");
        assertThat(taken.standingFills())
                .extracting(fill -> fill.number() + " " + fill.quantity() + " " + fill.dispensedBy())
                .containsExactly("0 10 5912342");
    }

    @Test
    void aWorklistDispensesNoMoreThanIsLeftAndNeverTakesTheOtherPharmacysFillForItsOwn() {
        // Given
        PharmacyOrder listed = moved(TransferSteps.received(
                        moved(TransferSteps.given(dispensed("one fill"), true, null))
                                .order(),
                        new PharmacyOrder.Reroute(SECOND, Channel.WORKLIST),
                        null))
                .order();
        PharmacyOrder claimed = moved(ClaimSteps.claim(listed, SECRET)).order();

        // When
        Step same = FillSteps.fill(claimed, SECRET, worklistFill(0, "30"));
        Step tooMuch = FillSteps.fill(claimed, SECRET, worklistFill(1, "61"));
        PharmacyOrder rest =
                moved(FillSteps.fill(claimed, SECRET, worklistFill(1, "60"))).order();

        // Then
        assertThat(same).isEqualTo(new Step.Refused(ErrorCode.FILL_NUMBER_USED, "The next number is 1."));
        assertThat(tooMuch)
                .isEqualTo(new Step.Refused(ErrorCode.FILL_EXCEEDS_AUTHORISED, "Dispensed would be 91 of 90."));
        assertThat(rest.dispensedHere()).isEqualByComparingTo("60");
        assertThat(rest.left()).isEqualByComparingTo("0");
    }

    @Test
    void aWorklistTakesBackOnlyWhatItDispensedItselfAndWhatWentOnStaysGone() {
        // Given
        PharmacyOrder carried = carried(dispensed("one fill"));
        PharmacyOrder gone =
                moved(TransferSteps.given(dispensed("one fill"), false, null)).order();

        // When
        Step foreign = FillSteps.backToStock(carried, null, 0);
        Step.Moved own = moved(FillSteps.backToStock(gone, null, 0));

        // Then
        assertThat(foreign).isEqualTo(new Step.Refused(ErrorCode.PHARMACY_ORDER_CONFLICT, "Nothing was dispensed."));
        assertThat(own.order().fill()).isEqualTo(FillStatus.TRANSFERRED);
        assertThat(own.order().left()).isEqualByComparingTo("90");
    }

    @Test
    void whatItGotByATransferItCannotRefuseAsIfItHadBeenSentAndItIsNeverSentAgain() {
        // Given
        PharmacyOrder carried = carried(dispensed("one fill"));

        // When
        Step.Moved refused = moved(TransmissionSteps.on(carried, new DeliveryAnswer.Refused("900", "rejected"), 0));

        // Then
        assertThat(refused.order().transmission().status()).isEqualTo(TransmissionStatus.DELIVERED);
        assertThat(refused.detail()).isEqualTo("The pharmacy refused what it got by a transfer, code 900.");
        assertThat(TransmissionSteps.resent(refused.order())).isNotInstanceOf(Step.Moved.class);
    }

    @Test
    void aFillThatTheFirstPharmacyTellsLateCountsAndIsAContradiction() {
        // Given
        PharmacyOrder carried = carried(order());

        // When
        Step.Moved late = moved(ReportedFillSteps.byGiver(
                carried,
                new RxFill(
                        RxFill.Kind.DISPENSED,
                        new RxFill.Dispensed(new BigDecimal("30"), null, null, null, null),
                        null),
                FIRST,
                TODAY));
        Step back = ReportedFillSteps.byGiver(late.order(), returned(), FIRST, TODAY);
        Step gone = ReportedFillSteps.byGiver(carried, new RxFill(RxFill.Kind.TRANSFERRED, null, null), FIRST, TODAY);

        // Then
        assertThat(late.change()).isEqualTo(OrderChange.CONTRADICTION);
        assertThat(late.order().left()).isEqualByComparingTo("60");
        assertThat(late.order().fill()).isEqualTo(FillStatus.DISPENSED);
        assertThat(late.order().contradictions())
                .containsExactly("Pharmacy 5912342 reported fill 0 after it had transferred the prescription.");
        assertThat(moved(back).order().dispensed()).isEqualByComparingTo("30");
        assertThat(moved(back).detail())
                .isEqualTo(
                        "Pharmacy 5912342 took a fill back after it had transferred the prescription; it stays counted.");
        assertThat(gone).isInstanceOf(Step.Unchanged.class);
    }

    @Test
    void whatTheFirstPharmacySaysIsLeftIsComparedWithItsFills() {
        // Given
        PharmacyOrder given =
                moved(TransferSteps.given(dispensed("one fill"), true, null)).order();

        // When
        PharmacyOrder agreed = moved(TransferSteps.received(given, script(), new BigDecimal("60.0")))
                .order();
        PharmacyOrder other = moved(TransferSteps.received(given, script(), new BigDecimal("30")))
                .order();

        // Then
        assertThat(agreed.contradictions()).isEmpty();
        assertThat(other.contradictions())
                .containsExactly("Pharmacy 5912342 transferred 30 tablet; by its fills 60 were left.");
        assertThat(other.left()).isEqualByComparingTo("60");
    }

    @Test
    void aCancelThatNobodyAnsweredStaysUnansweredAndWhatWasUnderWayEnds() {
        // Given
        PharmacyOrder unknown = order().with(new Cancellation.Unknown());
        PharmacyOrder pending = order().with(new Cancellation.Pending())
                .reroutingTo(new PharmacyOrder.Reroute("5800062", Channel.SCRIPT));

        // When
        PharmacyOrder still = carried(unknown);
        PharmacyOrder open = carried(pending);

        // Then
        assertThat(still.cancel()).isEqualTo(new Cancellation.Unknown());
        assertThat(open.cancel()).isEqualTo(new Cancellation.None());
        assertThat(open.reroutesTo()).isNull();
    }

    private static PharmacyOrder order() {
        return PharmacyOrder.created(
                        new PharmacyOrder.Route(
                                new UUID(0, 1), new UUID(0, 2), "elm-street", "1234567893", FIRST, Channel.SCRIPT),
                        new Authorised(new BigDecimal("30"), 2, "tablet", "C48542"),
                        1)
                .with(Transmission.of(TransmissionStatus.VERIFIED));
    }

    private static PharmacyOrder dispensed(String what) {
        return switch (what) {
            case "nothing" -> order();
            case "one fill" -> fill(order(), RxFill.Kind.DISPENSED, "30");
            case "part of a fill" -> fill(order(), RxFill.Kind.PARTIALLY_DISPENSED, "10");
            case "taken back" ->
                moved(ReportedFillSteps.on(dispensed("one fill"), returned(), TODAY))
                        .order();
            case "two fills" -> fill(dispensed("one fill"), RxFill.Kind.DISPENSED, "30");
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static PharmacyOrder ended(String how) {
        return switch (how) {
            case "cancelled" -> order().with(new Cancellation.Approved());
            case "expired" ->
                order().with(new Authorised(new BigDecimal("30"), 2, "tablet", "C48542", TODAY.minusDays(1)));
            case "everything" -> fill(order(), RxFill.Kind.DISPENSED, "90");
            default -> throw new IllegalArgumentException(how);
        };
    }

    private static PharmacyOrder carried(PharmacyOrder order) {
        PharmacyOrder given = moved(TransferSteps.given(order, true, null)).order();
        return moved(TransferSteps.received(given, script(), null)).order();
    }

    private static PharmacyOrder.Reroute script() {
        return new PharmacyOrder.Reroute(SECOND, Channel.SCRIPT);
    }

    private static RxFill returned() {
        return new RxFill(RxFill.Kind.NOT_DISPENSED, null, "Returned to stock");
    }

    private static Fill worklistFill(int number, String quantity) {
        return new Fill(number, new BigDecimal(quantity), "tablet", null, null, TODAY, false);
    }

    private static PharmacyOrder fill(PharmacyOrder order, RxFill.Kind kind, String quantity) {
        return moved(ReportedFillSteps.on(
                        order,
                        new RxFill(kind, new RxFill.Dispensed(new BigDecimal(quantity), null, null, null, null), null),
                        TODAY))
                .order();
    }

    private static Step.Moved moved(Step step) {
        assertThat(step).isInstanceOf(Step.Moved.class);
        return (Step.Moved) step;
    }
}
