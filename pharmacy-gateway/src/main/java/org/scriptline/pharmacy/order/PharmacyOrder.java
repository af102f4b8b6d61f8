package org.scriptline.pharmacy.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.status.FillStatus;

/**
 * One prescription at one pharmacy: transmission, cancel and fill, each moved by its own steps and stored together in one row.
 *
 * @param route who it is between
 * @param errorCode the SCRIPT code of a failed transmission
 * @param attempts deliveries of the NewRx tried so far
 * @param deliveryHeld a late alert keeps it from leaving
 * @param fill the fill axis, moved by {@link FillSteps}: a claim gives in-progress, the worklist ready, a fill partial or dispensed
 * @param fills what was dispensed, by number; taken-back ones included
 * @param contradictions what pharmacies said that does not fit, each a sentence without patient data
 * @param claim who works on it; null when nobody does
 * @param claims how many claims there were
 * @param reroutesTo the pharmacy that gets it once this one has agreed to the cancel; null when nobody asked for that
 * @param sequence of the last stated event, 0 before the first
 */
public record PharmacyOrder(
        Route route,
        Authorised authorised,
        Transmission transmission,
        @Nullable String errorCode,
        int attempts,
        boolean deliveryHeld,
        Cancellation cancel,
        FillStatus fill,
        @Nullable NotDispensedReason notDispensedReason,
        List<RecordedFill> fills,
        List<String> contradictions,
        @Nullable Claim claim,
        int claims,
        @Nullable Reroute reroutesTo,
        long sequence) {

    /**
     * Who an order is between.
     *
     * @param practice the prescriber's organisation
     * @param transferredFrom the pharmacy that gave this one what is left, by a transfer between the two; null when the order went there from here
     */
    public record Route(
            UUID prescriptionId,
            UUID patientId,
            String practice,
            String prescriberNpi,
            String pharmacyNcpdpId,
            Channel channel,
            @Nullable String transferredFrom) {

        /** An order that goes to its pharmacy from here. */
        public Route(
                UUID prescriptionId,
                UUID patientId,
                String practice,
                String prescriberNpi,
                String pharmacyNcpdpId,
                Channel channel) {
            this(prescriptionId, patientId, practice, prescriberNpi, pharmacyNcpdpId, channel, null);
        }
    }

    /** Another pharmacy that is to get the order. */
    public record Reroute(String pharmacyNcpdpId, Channel channel) {}

    /** A new order, nothing stated yet. */
    public static PharmacyOrder created(Route route, Authorised authorised, int attempts) {
        return new PharmacyOrder(
                route,
                authorised,
                new Transmission.Queued(),
                null,
                attempts,
                false,
                new Cancellation.None(),
                FillStatus.NONE,
                null,
                List.of(),
                List.of(),
                null,
                0,
                null,
                0);
    }

    public UUID id() {
        return route.prescriptionId();
    }

    /** What was dispensed and kept, in the order's unit, wherever it was. */
    public BigDecimal dispensed() {
        return sum(fills);
    }

    /** What of it the pharmacy dispensed where the order is now. */
    public BigDecimal dispensedHere() {
        return sum(fills.stream().filter(RecordedFill::here).toList());
    }

    private static BigDecimal sum(List<RecordedFill> fills) {
        return fills.stream()
                .filter(fill -> fill.counted() && !fill.returned())
                .map(fill -> fill.fill().quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What may still be dispensed, never below zero. */
    public BigDecimal left() {
        return authorised.total().subtract(dispensed()).max(BigDecimal.ZERO);
    }

    /** Fills that count, by number. */
    public List<Fill> standingFills() {
        return fills.stream()
                .filter(fill -> !fill.returned())
                .map(RecordedFill::fill)
                .toList();
    }

    /** The number that the next fill gets. */
    public int nextFillNumber() {
        return fills.stream().mapToInt(fill -> fill.fill().number()).max().orElse(-1) + 1;
    }

    public boolean cancelled() {
        return cancel instanceof Cancellation.Approved;
    }

    PharmacyOrder with(Authorised next) {
        return new PharmacyOrder(
                route,
                next,
                transmission,
                errorCode,
                attempts,
                deliveryHeld,
                cancel,
                fill,
                notDispensedReason,
                fills,
                contradictions,
                claim,
                claims,
                reroutesTo,
                sequence);
    }

    PharmacyOrder with(Transmission next) {
        return new PharmacyOrder(
                route,
                authorised,
                next,
                errorCode,
                attempts,
                deliveryHeld,
                cancel,
                fill,
                notDispensedReason,
                fills,
                contradictions,
                claim,
                claims,
                reroutesTo,
                sequence);
    }

    PharmacyOrder withError(@Nullable String code) {
        return new PharmacyOrder(
                route,
                authorised,
                transmission,
                code,
                attempts,
                deliveryHeld,
                cancel,
                fill,
                notDispensedReason,
                fills,
                contradictions,
                claim,
                claims,
                reroutesTo,
                sequence);
    }

    PharmacyOrder withAttempts(int tried) {
        return new PharmacyOrder(
                route,
                authorised,
                transmission,
                errorCode,
                Math.max(attempts, tried),
                deliveryHeld,
                cancel,
                fill,
                notDispensedReason,
                fills,
                contradictions,
                claim,
                claims,
                reroutesTo,
                sequence);
    }

    PharmacyOrder held(boolean held) {
        return new PharmacyOrder(
                route,
                authorised,
                transmission,
                errorCode,
                attempts,
                held,
                cancel,
                fill,
                notDispensedReason,
                fills,
                contradictions,
                claim,
                claims,
                reroutesTo,
                sequence);
    }

    PharmacyOrder with(Cancellation next) {
        return new PharmacyOrder(
                route,
                authorised,
                transmission,
                errorCode,
                attempts,
                deliveryHeld,
                next,
                fill,
                notDispensedReason,
                fills,
                contradictions,
                claim,
                claims,
                reroutesTo,
                sequence);
    }

    PharmacyOrder with(FillStatus next, @Nullable NotDispensedReason reason) {
        return new PharmacyOrder(
                route,
                authorised,
                transmission,
                errorCode,
                attempts,
                deliveryHeld,
                cancel,
                next,
                reason,
                fills,
                contradictions,
                claim,
                claims,
                reroutesTo,
                sequence);
    }

    /** The same with these fills, by number. */
    public PharmacyOrder withFills(List<RecordedFill> recorded) {
        return with(recorded);
    }

    PharmacyOrder with(List<RecordedFill> recorded) {
        return new PharmacyOrder(
                route,
                authorised,
                transmission,
                errorCode,
                attempts,
                deliveryHeld,
                cancel,
                fill,
                notDispensedReason,
                List.copyOf(recorded),
                contradictions,
                claim,
                claims,
                reroutesTo,
                sequence);
    }

    PharmacyOrder claimed(@Nullable Claim by) {
        return new PharmacyOrder(
                route,
                authorised,
                transmission,
                errorCode,
                attempts,
                deliveryHeld,
                cancel,
                fill,
                notDispensedReason,
                fills,
                contradictions,
                by,
                by == null ? claims : by.number(),
                reroutesTo,
                sequence);
    }

    PharmacyOrder contradicted(String sentence) {
        List<String> all = new ArrayList<>(contradictions);
        if (!all.contains(sentence)) {
            all.add(sentence);
        }
        return new PharmacyOrder(
                route,
                authorised,
                transmission,
                errorCode,
                attempts,
                deliveryHeld,
                cancel,
                fill,
                notDispensedReason,
                fills,
                List.copyOf(all),
                claim,
                claims,
                reroutesTo,
                sequence);
    }

    /** The state after an event was stated. */
    PharmacyOrder stated() {
        return new PharmacyOrder(
                route,
                authorised,
                transmission,
                errorCode,
                attempts,
                deliveryHeld,
                cancel,
                fill,
                notDispensedReason,
                fills,
                contradictions,
                claim,
                claims,
                reroutesTo,
                sequence + 1);
    }

    PharmacyOrder reroutingTo(@Nullable Reroute next) {
        return new PharmacyOrder(
                route,
                authorised,
                transmission,
                errorCode,
                attempts,
                deliveryHeld,
                cancel,
                fill,
                notDispensedReason,
                fills,
                contradictions,
                claim,
                claims,
                next,
                sequence);
    }

    /** The order as it begins anew at another pharmacy; what was ever said against it stays. */
    PharmacyOrder movedTo(Reroute next) {
        return new PharmacyOrder(
                new Route(
                        route.prescriptionId(),
                        route.patientId(),
                        route.practice(),
                        route.prescriberNpi(),
                        next.pharmacyNcpdpId(),
                        next.channel()),
                authorised,
                new Transmission.Queued(),
                null,
                0,
                false,
                new Cancellation.None(),
                FillStatus.NONE,
                null,
                fills,
                contradictions,
                null,
                claims,
                null,
                sequence);
    }

    /** The order as it goes on at a pharmacy that got the rest of it from the present one; what was dispensed stays counted. */
    PharmacyOrder givenTo(Reroute receiver) {
        String giver = route.pharmacyNcpdpId();
        return new PharmacyOrder(
                new Route(
                        route.prescriptionId(),
                        route.patientId(),
                        route.practice(),
                        route.prescriberNpi(),
                        receiver.pharmacyNcpdpId(),
                        receiver.channel(),
                        giver),
                authorised,
                new Transmission.Delivered(),
                null,
                0,
                false,
                new Cancellation.None(),
                fill,
                null,
                fills.stream().map(one -> one.here() ? one.by(giver) : one).toList(),
                contradictions,
                null,
                claims,
                null,
                sequence);
    }
}
