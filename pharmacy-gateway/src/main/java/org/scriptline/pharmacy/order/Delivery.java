package org.scriptline.pharmacy.order;

import org.jspecify.annotations.Nullable;

/**
 * How an order fares on its way to its pharmacy.
 *
 * @param errorCode the SCRIPT code of a failed transmission
 * @param attempts deliveries of the NewRx tried so far
 * @param held a late alert keeps it from leaving
 */
public record Delivery(Transmission transmission, @Nullable String errorCode, int attempts, boolean held) {

    /** Nothing was said of it yet. */
    static Delivery queued(int attempts) {
        return new Delivery(new Transmission.Queued(), null, attempts, false);
    }

    /** The pharmacy has it without having been sent it. */
    static Delivery handedOver() {
        return new Delivery(new Transmission.Delivered(), null, 0, false);
    }

    Delivery with(Transmission next) {
        return new Delivery(next, errorCode, attempts, held);
    }

    Delivery withError(@Nullable String code) {
        return new Delivery(transmission, code, attempts, held);
    }

    /** Attempts are told in any order; their number never falls. */
    Delivery withAttempts(int tried) {
        return new Delivery(transmission, errorCode, Math.max(attempts, tried), held);
    }

    Delivery held(boolean next) {
        return new Delivery(transmission, errorCode, attempts, next);
    }
}
