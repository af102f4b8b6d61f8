package org.scriptline.pharmacy.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.pharmacy.script.RxFill;

/** The three axes, step by step, without a database. */
class OrderStepsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final byte[] SECRET = {1, 2, 3};
    private static final DeliveryAnswer NETWORK = new DeliveryAnswer.TakenByNetwork();
    private static final DeliveryAnswer PHARMACY = new DeliveryAnswer.TakenByPharmacy();
    private static final DeliveryAnswer VERIFY = new DeliveryAnswer.Confirmed();
    private static final DeliveryAnswer REJECTED = new DeliveryAnswer.Refused("900", "rejected");
    private static final DeliveryAnswer PUT_OFF = new DeliveryAnswer.PutOff("602", "try again later", true);
    private static final DeliveryAnswer PUT_OFF_FOR_GOOD = new DeliveryAnswer.PutOff("602", "try again later", false);
    private static final DeliveryAnswer NOTHING = new DeliveryAnswer.None("nothing");
    private static final DeliveryAnswer DEADLINE = new DeliveryAnswer.DeadlinePassed();

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("transmissions")
    void movesTheTransmission(
            TransmissionStatus from, DeliveryAnswer answer, @Nullable OrderChange change, TransmissionStatus to) {
        // Given
        PharmacyOrder order = order(Channel.SCRIPT).with(Transmission.of(from));

        // When
        Step step = TransmissionSteps.on(order, answer, 3);

        // Then
        if (change == null) {
            assertThat(step).isInstanceOf(Step.Unchanged.class);
        } else {
            assertThat(moved(step).change()).isEqualTo(change);
            assertThat(moved(step).order().transmission().status()).isEqualTo(to);
            assertThat(moved(step).order().attempts()).isEqualTo(3);
        }
    }

    static Stream<Arguments> transmissions() {
        TransmissionStatus queued = TransmissionStatus.QUEUED;
        TransmissionStatus retrying = TransmissionStatus.RETRYING;
        TransmissionStatus network = TransmissionStatus.ACCEPTED_BY_NETWORK;
        TransmissionStatus delivered = TransmissionStatus.DELIVERED;
        TransmissionStatus verified = TransmissionStatus.VERIFIED;
        TransmissionStatus failed = TransmissionStatus.FAILED;
        TransmissionStatus unknown = TransmissionStatus.UNKNOWN;
        TransmissionStatus none = TransmissionStatus.NONE;
        return Stream.of(
                Arguments.of(queued, NETWORK, OrderChange.ACCEPTED_BY_NETWORK, network),
                Arguments.of(queued, PHARMACY, OrderChange.DELIVERED, delivered),
                Arguments.of(queued, VERIFY, OrderChange.VERIFIED, verified),
                Arguments.of(queued, REJECTED, OrderChange.REJECTED, failed),
                Arguments.of(queued, NOTHING, OrderChange.RETRYING, retrying),
                Arguments.of(queued, DEADLINE, OrderChange.UNKNOWN, unknown),
                Arguments.of(retrying, NOTHING, null, retrying),
                Arguments.of(retrying, PHARMACY, OrderChange.DELIVERED, delivered),
                Arguments.of(retrying, DEADLINE, OrderChange.UNKNOWN, unknown),
                Arguments.of(unknown, DEADLINE, null, unknown),
                Arguments.of(unknown, NOTHING, null, unknown),
                Arguments.of(unknown, VERIFY, OrderChange.VERIFIED, verified),
                Arguments.of(network, NETWORK, null, network),
                Arguments.of(network, NOTHING, null, network),
                Arguments.of(network, DEADLINE, null, network),
                Arguments.of(network, VERIFY, OrderChange.VERIFIED, verified),
                Arguments.of(network, REJECTED, OrderChange.REJECTED, failed),
                Arguments.of(delivered, NETWORK, null, delivered),
                Arguments.of(delivered, PHARMACY, null, delivered),
                Arguments.of(delivered, VERIFY, OrderChange.VERIFIED, verified),
                Arguments.of(delivered, REJECTED, OrderChange.REJECTED, failed),
                Arguments.of(verified, PHARMACY, null, verified),
                Arguments.of(verified, VERIFY, null, verified),
                Arguments.of(verified, NOTHING, null, verified),
                Arguments.of(verified, REJECTED, OrderChange.CONTRADICTION, verified),
                Arguments.of(failed, REJECTED, null, failed),
                Arguments.of(failed, VERIFY, OrderChange.VERIFIED, verified),
                Arguments.of(queued, PUT_OFF, OrderChange.RETRYING, retrying),
                Arguments.of(retrying, PUT_OFF, null, retrying),
                Arguments.of(network, PUT_OFF, OrderChange.RETRYING, retrying),
                Arguments.of(delivered, PUT_OFF, OrderChange.RETRYING, retrying),
                Arguments.of(verified, PUT_OFF, OrderChange.CONTRADICTION, verified),
                Arguments.of(unknown, PUT_OFF, OrderChange.FAILED, failed),
                Arguments.of(failed, PUT_OFF, null, failed),
                Arguments.of(none, PUT_OFF, null, none),
                Arguments.of(queued, PUT_OFF_FOR_GOOD, OrderChange.FAILED, failed),
                Arguments.of(retrying, PUT_OFF_FOR_GOOD, OrderChange.FAILED, failed),
                Arguments.of(network, PUT_OFF_FOR_GOOD, OrderChange.FAILED, failed),
                Arguments.of(delivered, PUT_OFF_FOR_GOOD, OrderChange.FAILED, failed),
                Arguments.of(verified, PUT_OFF_FOR_GOOD, OrderChange.CONTRADICTION, verified),
                Arguments.of(unknown, PUT_OFF_FOR_GOOD, OrderChange.FAILED, failed),
                Arguments.of(failed, PUT_OFF_FOR_GOOD, null, failed),
                Arguments.of(none, VERIFY, OrderChange.CONTRADICTION, none),
                Arguments.of(none, PHARMACY, null, none));
    }

    @Test
    void whatIsPutOffAfterItWasTakenDoesNotGoAgainWhenSomebodyEverWantedItBackOrItWasWorkedOn() {
        // Given
        PharmacyOrder delivered = order(Channel.SCRIPT).with(new Transmission.Delivered());

        // When
        Step cancelling = TransmissionSteps.on(delivered.with(new Cancellation.None().toRequested()), PUT_OFF, 1);
        Step denied = TransmissionSteps.on(delivered.with(new Cancellation.Denied()), PUT_OFF, 1);
        Step unknown = TransmissionSteps.on(delivered.with(new Cancellation.Unknown()), PUT_OFF, 1);
        Step waiting = TransmissionSteps.on(
                order(Channel.SCRIPT).with(new Transmission.Retrying()).with(new Cancellation.Denied()), PUT_OFF, 1);
        Step filled = TransmissionSteps.on(delivered.with(FillStatus.PARTIAL, null), PUT_OFF, 1);

        // Then
        assertThat(moved(cancelling).change()).isEqualTo(OrderChange.FAILED);
        assertThat(moved(cancelling).order().errorCode()).isEqualTo("602");
        assertThat(moved(denied).change()).isEqualTo(OrderChange.FAILED);
        assertThat(moved(unknown).change()).isEqualTo(OrderChange.FAILED);
        assertThat(moved(waiting).change()).isEqualTo(OrderChange.FAILED);
        assertThat(moved(filled).change()).isEqualTo(OrderChange.CONTRADICTION);
        assertThat(moved(filled).order().transmission()).isEqualTo(new Transmission.Delivered());
        assertThat(moved(filled).order().contradictions())
                .containsExactly("The pharmacy put off what it had worked on, code 602.");
    }

    @ParameterizedTest
    @EnumSource(TransmissionStatus.class)
    void onlyWhatFailedOrIsUnknownIsSentOnceMore(TransmissionStatus from) {
        // Given
        PharmacyOrder order = order(Channel.SCRIPT).with(Transmission.of(from)).withError("900");

        // When
        Step step = TransmissionSteps.resent(order);
        Step whileCancelled = TransmissionSteps.resent(order.with(new Cancellation.Approved()));

        // Then
        assertThat(whileCancelled).isInstanceOf(Step.Unchanged.class);
        if (from == TransmissionStatus.FAILED || from == TransmissionStatus.UNKNOWN) {
            assertThat(moved(step).order().transmission()).isEqualTo(new Transmission.Retrying());
            assertThat(moved(step).order().errorCode()).isNull();
            assertThat(moved(step).change()).isEqualTo(OrderChange.RESENT);
        } else {
            assertThat(step).isInstanceOf(Step.Unchanged.class);
        }
    }

    @Test
    void approvesACancelByItselfOnlyWhenNothingEverLeft() {
        // When
        Step.Moved unsent = moved(CancelSteps.request(order(Channel.SCRIPT), true));
        Step.Moved sent = moved(CancelSteps.request(order(Channel.SCRIPT), false));

        // Then
        assertThat(unsent.change()).isEqualTo(OrderChange.CANCEL_APPROVED);
        assertThat(unsent.order().transmission().status()).isEqualTo(TransmissionStatus.NONE);
        assertThat(sent.order().cancel().status()).isEqualTo(CancelStatus.REQUESTED);
    }

    @Test
    void letsTheRowDecideACancelAtTheWorklist() {
        // Given
        PharmacyOrder free = order(Channel.WORKLIST);
        PharmacyOrder claimed = claimed();

        // When
        // Then
        assertThat(moved(CancelSteps.request(free, true)).order().cancel().status())
                .isEqualTo(CancelStatus.APPROVED);
        assertThat(moved(CancelSteps.request(claimed, true)).order().cancel().status())
                .isEqualTo(CancelStatus.PENDING);
        assertThat(moved(CancelSteps.request(everythingDispensed(), true))
                        .order()
                        .cancel()
                        .status())
                .isEqualTo(CancelStatus.DENIED);
    }

    @Test
    void freesTheClaimWhenThePharmacyApprovesTheCancel() {
        // Given
        PharmacyOrder pending = moved(CancelSteps.request(claimed(), true)).order();

        // When
        Step wrong = CancelSteps.answeredAtWorklist(pending, true, null);
        Step.Moved approved = moved(CancelSteps.answeredAtWorklist(pending, true, SECRET));

        // Then
        assertThat(((Step.Refused) wrong).code()).isEqualTo(ErrorCode.CLAIM_SECRET_WRONG);
        assertThat(approved.order().claim()).isNull();
        assertThat(approved.order().fill()).isEqualTo(FillStatus.NONE);
        assertThat(approved.change()).isEqualTo(OrderChange.CANCEL_APPROVED);
    }

    @Test
    void takesALateCancelAnswer() {
        // Given
        PharmacyOrder requested =
                moved(CancelSteps.request(order(Channel.SCRIPT), false)).order();
        PharmacyOrder unknown =
                moved(CancelSteps.unanswered(requested, "nobody")).order();

        // When
        Step.Moved denied = moved(CancelSteps.answered(unknown, false));

        // Then
        assertThat(unknown.cancel().status()).isEqualTo(CancelStatus.UNKNOWN);
        assertThat(denied.order().cancel().status()).isEqualTo(CancelStatus.DENIED);
    }

    @Test
    void dispensesNoMoreThanAuthorised() {
        // Given
        PharmacyOrder claimed = claimed();

        // When
        Step step = FillSteps.fill(claimed, SECRET, fill(0, "90.5"));

        // Then
        assertThat(step)
                .isEqualTo(new Step.Refused(ErrorCode.FILL_EXCEEDS_AUTHORISED, "Dispensed would be 90.5 of 90."));
    }

    @Test
    void completesAPartialFillAndEndsTheClaim() {
        // When
        Step.Moved first = moved(FillSteps.fill(claimed(), SECRET, fill(0, "10")));
        Step.Moved second = moved(FillSteps.fill(first.order(), SECRET, fill(1, "20")));

        // Then
        assertThat(first.order().fill()).isEqualTo(FillStatus.PARTIAL);
        assertThat(first.order().claim()).isNotNull();
        assertThat(second.order().fill()).isEqualTo(FillStatus.DISPENSED);
        assertThat(second.order().claim()).isNull();
        assertThat(second.order().dispensed()).isEqualByComparingTo("30");
    }

    @Test
    void takesTheSameFillOnceAndRefusesAnotherWithItsNumber() {
        // Given
        PharmacyOrder filled =
                moved(FillSteps.fill(claimed(), SECRET, fill(0, "30"))).order();

        // When
        Step same = FillSteps.fill(filled, SECRET, fill(0, "30.0"));
        Step other = FillSteps.fill(filled, SECRET, fill(0, "60"));

        // Then
        assertThat(same).isInstanceOf(Step.Unchanged.class);
        assertThat(other).isEqualTo(new Step.Refused(ErrorCode.FILL_NUMBER_USED, "The next number is 1."));
    }

    @Test
    void endsTheClaimWhenNothingIsDispensed() {
        // When
        Step.Moved step = moved(FillSteps.notDispensed(claimed(), SECRET, NotDispensedReason.OUT_OF_STOCK));

        // Then
        assertThat(step.order().fill()).isEqualTo(FillStatus.NOT_DISPENSED);
        assertThat(step.order().notDispensedReason()).isEqualTo(NotDispensedReason.OUT_OF_STOCK);
        assertThat(step.order().claim()).isNull();
    }

    @Test
    void numbersReportedFillsByArrivalAndCompletesAPartialOne() {
        // When
        PharmacyOrder partly = reported(order(Channel.SCRIPT), RxFill.Kind.PARTIALLY_DISPENSED, "10", "C48542");
        PharmacyOrder whole = reported(partly, RxFill.Kind.DISPENSED, "20", "C48542");
        PharmacyOrder refilled = reported(whole, RxFill.Kind.DISPENSED, "30", null);

        // Then
        assertThat(partly.fill()).isEqualTo(FillStatus.PARTIAL);
        assertThat(partly.standingFills())
                .containsExactly(new Fill(0, new BigDecimal("10"), "tablet", null, null, TODAY, true)
                        .owing(new BigDecimal("20")));
        assertThat(whole.standingFills())
                .containsExactly(new Fill(0, new BigDecimal("30"), "tablet", null, null, TODAY, false));
        assertThat(refilled.standingFills()).extracting(Fill::number).containsExactly(0, 1);
        assertThat(refilled.dispensed()).isEqualByComparingTo("60");
        assertThat(refilled.transmission().status()).isEqualTo(TransmissionStatus.DELIVERED);
    }

    @Test
    void aWorklistFillKeepsTheProductThatLeftAndSaysWhatIsOwed() {
        // Given
        Fill named = new Fill(
                0,
                new BigDecimal("12"),
                "tablet",
                "00093123456",
                12,
                TODAY,
                false,
                "lisinopril 10 mg, Ridgeline",
                null);

        // When
        Fill recorded = moved(FillSteps.fill(claimed(), SECRET, named))
                .order()
                .standingFills()
                .getFirst();

        // Then
        assertThat(recorded.description()).isEqualTo("lisinopril 10 mg, Ridgeline");
        assertThat(recorded.partial()).isTrue();
        assertThat(recorded.owed()).isEqualByComparingTo("18");
    }

    @Test
    void storesWhatDoesNotFitAndCallsItAContradiction() {
        // Given
        PharmacyOrder requested =
                moved(CancelSteps.request(order(Channel.SCRIPT), false)).order();
        PharmacyOrder cancelled = moved(CancelSteps.answered(requested, true)).order();

        // When
        PharmacyOrder late = reported(cancelled, RxFill.Kind.DISPENSED, "100", "C48542");
        PharmacyOrder otherUnit = reported(order(Channel.SCRIPT), RxFill.Kind.DISPENSED, "5", "C28254");

        // Then
        assertThat(late.contradictions())
                .containsExactly(
                        "More was dispensed than authorised: 100 of 90.",
                        "Fill 0 was dispensed after the cancel was approved.");
        assertThat(late.standingFills()).hasSize(1);
        assertThat(otherUnit.contradictions()).containsExactly("Fill 0 came in another unit than the one ordered.");
        assertThat(otherUnit.dispensed()).isEqualByComparingTo("0");
    }

    @Test
    void anExpiredOrderIsNeitherClaimedNorFilledAndWhatIsReportedAllTheSameIsAContradiction() {
        // Given
        PharmacyOrder claimed = expired(claimed(), TODAY.minusDays(1));
        PharmacyOrder atScript = order(Channel.SCRIPT);

        // When
        Step claim = ClaimSteps.claim(expired(order(Channel.WORKLIST), TODAY.minusDays(1)), SECRET);
        Step ready = ClaimSteps.ready(claimed, SECRET);
        Step fill = FillSteps.fill(claimed, SECRET, fill(0, "30"));
        PharmacyOrder late = reported(expired(atScript, TODAY.minusDays(1)), RxFill.Kind.DISPENSED, "30", null);
        PharmacyOrder inTime = reported(expired(atScript, TODAY), RxFill.Kind.DISPENSED, "30", null);

        // Then
        assertThat(List.of(claim, ready, fill))
                .extracting(step -> ((Step.Refused) step).code())
                .containsOnly(ErrorCode.ORDER_EXPIRED);
        assertThat(moved(ClaimSteps.giveBack(claimed, SECRET)).change()).isEqualTo(OrderChange.CLAIM_RETURNED);
        assertThat(late.contradictions())
                .containsExactly("Fill 0 was dispensed on " + TODAY + ", after the prescription had expired.");
        assertThat(late.standingFills()).hasSize(1);
        assertThat(inTime.contradictions()).isEmpty();
    }

    private static PharmacyOrder expired(PharmacyOrder order, LocalDate lastDay) {
        Authorised authorised = order.authorised();
        return order.with(new Authorised(
                authorised.perFill(), authorised.refills(), authorised.unit(), authorised.unitCode(), lastDay));
    }

    @Test
    void aTransferredOrderEndsHereAndWhatIsFilledAllTheSameIsAContradiction() {
        // Given
        PharmacyOrder filled = reported(order(Channel.SCRIPT), RxFill.Kind.DISPENSED, "30", null);
        PharmacyOrder cancelled = order(Channel.SCRIPT).with(new Cancellation.Approved());

        // When
        Step.Moved gone = moved(ReportedFillSteps.transferred(filled));
        Step again = ReportedFillSteps.transferred(gone.order());
        PharmacyOrder refilled = reported(gone.order(), RxFill.Kind.DISPENSED, "30", null);
        PharmacyOrder late = moved(ReportedFillSteps.transferred(cancelled)).order();

        // Then
        assertThat(gone.change()).isEqualTo(OrderChange.TRANSFERRED);
        assertThat(gone.order().fill()).isEqualTo(FillStatus.TRANSFERRED);
        assertThat(gone.order().notDispensedReason()).isEqualTo(NotDispensedReason.TRANSFERRED);
        assertThat(gone.order().contradictions()).isEmpty();
        assertThat(again).isInstanceOf(Step.Unchanged.class);
        assertThat(refilled.contradictions())
                .containsExactly("Fill 1 was reported after the prescription was transferred.");
        assertThat(late.contradictions())
                .containsExactly("It was transferred to another pharmacy after the cancel was approved.");
        assertThat(moved(ReportedFillSteps.transferred(claimed())).order().claim())
                .isNull();
    }

    @Test
    void takesAFillBackIntoStock() {
        // Given
        PharmacyOrder filled = reported(order(Channel.SCRIPT), RxFill.Kind.DISPENSED, "30", null);

        // When
        Step.Moved returned = moved(
                ReportedFillSteps.on(filled, new RxFill(RxFill.Kind.NOT_DISPENSED, null, "Returned to stock"), TODAY));

        // Then
        assertThat(returned.change()).isEqualTo(OrderChange.RETURNED_TO_STOCK);
        assertThat(returned.order().standingFills()).isEmpty();
        assertThat(returned.order().nextFillNumber()).isEqualTo(1);
    }

    @Test
    void aPharmacistTakesTheLatestFillBackIntoStockAndMayDispenseItAnew() {
        // Given
        PharmacyOrder filled =
                moved(FillSteps.fill(claimed(), SECRET, fill(0, "30"))).order();

        // When
        Step.Moved returned = moved(FillSteps.backToStock(filled, null, 0));

        // Then
        assertThat(returned.change()).isEqualTo(OrderChange.RETURNED_TO_STOCK);
        assertThat(returned.order().fill()).isEqualTo(FillStatus.RETURNED);
        assertThat(returned.order().dispensed()).isEqualByComparingTo("0");
        assertThat(FillSteps.backToStock(returned.order(), null, 0)).isInstanceOf(Step.Unchanged.class);
        assertThat(FillSteps.backToStock(filled, null, 1)).isInstanceOf(Step.Refused.class);
        assertThat(FillSteps.backToStock(claimed(), SECRET, 0)).isInstanceOf(Step.Refused.class);
        PharmacyOrder again = moved(ClaimSteps.claim(returned.order(), SECRET)).order();
        assertThat(FillSteps.fill(again, SECRET, fill(0, "30"))).isInstanceOf(Step.Refused.class);
        assertThat(moved(FillSteps.fill(again, SECRET, fill(1, "30"))).order().dispensed())
                .isEqualByComparingTo("30");
        PharmacyOrder partial =
                moved(FillSteps.fill(claimed(), SECRET, fill(0, "10"))).order();
        assertThat(FillSteps.backToStock(partial, null, 0)).isInstanceOf(Step.Refused.class);
        assertThat(moved(FillSteps.backToStock(partial, SECRET, 0)).order().claim())
                .isNull();
    }

    private static PharmacyOrder order(Channel channel) {
        return PharmacyOrder.created(
                new PharmacyOrder.Route(new UUID(0, 1), new UUID(0, 2), "elm-street", "1234567893", "5912342", channel),
                new Authorised(new BigDecimal("30"), 2, "tablet", "C48542"),
                0);
    }

    private static PharmacyOrder claimed() {
        PharmacyOrder listed = moved(TransmissionSteps.on(order(Channel.WORKLIST), PHARMACY, 0))
                .order();
        return moved(ClaimSteps.claim(listed, SECRET)).order();
    }

    private static PharmacyOrder everythingDispensed() {
        return moved(FillSteps.fill(claimed(), SECRET, fill(0, "90"))).order();
    }

    private static Fill fill(int number, String quantity) {
        return new Fill(number, new BigDecimal(quantity), "tablet", null, null, TODAY, false);
    }

    private static PharmacyOrder reported(
            PharmacyOrder order, RxFill.Kind kind, String quantity, @Nullable String unit) {
        return moved(ReportedFillSteps.on(
                        order,
                        new RxFill(kind, new RxFill.Dispensed(new BigDecimal(quantity), unit, null, null, null), null),
                        TODAY))
                .order();
    }

    private static Step.Moved moved(Step step) {
        assertThat(step).isInstanceOf(Step.Moved.class);
        return (Step.Moved) step;
    }
}
