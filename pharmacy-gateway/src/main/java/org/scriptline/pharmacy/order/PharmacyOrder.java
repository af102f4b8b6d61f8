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
 * @param delivery how it fares on its way to the pharmacy
 * @param dispensing what was dispensed from it
 * @param contradictions what pharmacies said that does not fit, each a sentence without patient data
 * @param work who works on it
 * @param reroutesTo the pharmacy that gets it once this one has agreed to the cancel; null when nobody asked for that
 * @param sequence of the last stated event, 0 before the first
 */
public record PharmacyOrder(
        Route route,
        Authorised authorised,
        Delivery delivery,
        Cancellation cancel,
        Dispensing dispensing,
        List<String> contradictions,
        Work work,
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

        /** To another pharmacy from here. */
        Route to(Reroute next) {
            return new Route(
                    prescriptionId, patientId, practice, prescriberNpi, next.pharmacyNcpdpId(), next.channel());
        }

        /** To another pharmacy from the present one. */
        Route givenTo(Reroute receiver) {
            return new Route(
                    prescriptionId,
                    patientId,
                    practice,
                    prescriberNpi,
                    receiver.pharmacyNcpdpId(),
                    receiver.channel(),
                    pharmacyNcpdpId);
        }
    }

    /** Another pharmacy that is to get the order. */
    public record Reroute(String pharmacyNcpdpId, Channel channel) {}

    /** A new order, nothing stated yet. */
    public static PharmacyOrder created(Route route, Authorised authorised, int attempts) {
        return new PharmacyOrder(
                route,
                authorised,
                Delivery.queued(attempts),
                new Cancellation.None(),
                Dispensing.nothing(),
                List.of(),
                Work.none(),
                null,
                0);
    }

    public UUID id() {
        return route.prescriptionId();
    }

    public Transmission transmission() {
        return delivery.transmission();
    }

    /** The SCRIPT code of a failed transmission. */
    public @Nullable String errorCode() {
        return delivery.errorCode();
    }

    /** Deliveries of the NewRx tried so far. */
    public int attempts() {
        return delivery.attempts();
    }

    /** Whether a late alert keeps it from leaving. */
    public boolean deliveryHeld() {
        return delivery.held();
    }

    public FillStatus fill() {
        return dispensing.status();
    }

    public @Nullable NotDispensedReason notDispensedReason() {
        return dispensing.notDispensedReason();
    }

    /** What was dispensed, by number; taken-back ones included. */
    public List<RecordedFill> fills() {
        return dispensing.fills();
    }

    /** What was dispensed and kept, in the order's unit, wherever it was. */
    public BigDecimal dispensed() {
        return dispensing.quantity();
    }

    /** What of it the pharmacy dispensed where the order is now. */
    public BigDecimal dispensedHere() {
        return dispensing.quantityHere();
    }

    /** What may still be dispensed, never below zero. */
    public BigDecimal left() {
        return authorised.total().subtract(dispensed()).max(BigDecimal.ZERO);
    }

    /** Fills that count, by number. */
    public List<Fill> standingFills() {
        return dispensing.standing();
    }

    /** The number that the next fill gets. */
    public int nextFillNumber() {
        return dispensing.nextNumber();
    }

    /** Who works on it; null when nobody does. */
    public @Nullable Claim claim() {
        return work.claim();
    }

    /** How many claims there were. */
    public int claims() {
        return work.claims();
    }

    public boolean cancelled() {
        return cancel instanceof Cancellation.Approved;
    }

    PharmacyOrder with(Authorised next) {
        return new PharmacyOrder(route, next, delivery, cancel, dispensing, contradictions, work, reroutesTo, sequence);
    }

    PharmacyOrder with(Transmission next) {
        return with(delivery.with(next));
    }

    PharmacyOrder withError(@Nullable String code) {
        return with(delivery.withError(code));
    }

    PharmacyOrder withAttempts(int tried) {
        return with(delivery.withAttempts(tried));
    }

    PharmacyOrder held(boolean held) {
        return with(delivery.held(held));
    }

    private PharmacyOrder with(Delivery next) {
        return new PharmacyOrder(
                route, authorised, next, cancel, dispensing, contradictions, work, reroutesTo, sequence);
    }

    PharmacyOrder with(Cancellation next) {
        return new PharmacyOrder(
                route, authorised, delivery, next, dispensing, contradictions, work, reroutesTo, sequence);
    }

    PharmacyOrder with(FillStatus next, @Nullable NotDispensedReason reason) {
        return with(dispensing.with(next, reason));
    }

    /** The same with these fills, by number. */
    public PharmacyOrder withFills(List<RecordedFill> recorded) {
        return with(dispensing.with(recorded));
    }

    private PharmacyOrder with(Dispensing next) {
        return new PharmacyOrder(route, authorised, delivery, cancel, next, contradictions, work, reroutesTo, sequence);
    }

    PharmacyOrder claimed(@Nullable Claim by) {
        return new PharmacyOrder(
                route,
                authorised,
                delivery,
                cancel,
                dispensing,
                contradictions,
                work.claimed(by),
                reroutesTo,
                sequence);
    }

    PharmacyOrder contradicted(String sentence) {
        if (contradictions.contains(sentence)) {
            return this;
        }
        List<String> all = new ArrayList<>(contradictions);
        all.add(sentence);
        return new PharmacyOrder(
                route, authorised, delivery, cancel, dispensing, List.copyOf(all), work, reroutesTo, sequence);
    }

    /** The state after an event was stated. */
    PharmacyOrder stated() {
        return new PharmacyOrder(
                route, authorised, delivery, cancel, dispensing, contradictions, work, reroutesTo, sequence + 1);
    }

    PharmacyOrder reroutingTo(@Nullable Reroute next) {
        return new PharmacyOrder(route, authorised, delivery, cancel, dispensing, contradictions, work, next, sequence);
    }

    /** The order as it begins anew at another pharmacy; what was ever said against it stays. */
    PharmacyOrder movedTo(Reroute next) {
        return at(route.to(next), Delivery.queued(0), dispensing.anew());
    }

    /** The order as it goes on at a pharmacy that got the rest of it from the present one; what was dispensed stays counted. */
    PharmacyOrder givenTo(Reroute receiver) {
        return at(route.givenTo(receiver), Delivery.handedOver(), dispensing.givenBy(route.pharmacyNcpdpId()));
    }

    /** Elsewhere nobody has asked for a cancel, nobody works on it, and nobody wants it elsewhere yet. */
    private PharmacyOrder at(Route elsewhere, Delivery begun, Dispensing before) {
        return new PharmacyOrder(
                elsewhere,
                authorised,
                begun,
                new Cancellation.None(),
                before,
                contradictions,
                work.claimed(null),
                null,
                sequence);
    }
}
