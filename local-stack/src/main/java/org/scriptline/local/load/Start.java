package org.scriptline.local.load;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * The intended start of a life on the steady clock, and the same moment on the wall clock for comparison with the ledger.
 *
 * @param nanos of {@link System#nanoTime}
 */
record Start(long nanos, Instant instant) {

    static Start now() {
        return new Start(System.nanoTime(), Instant.now());
    }

    Start plusNanos(long later) {
        return new Start(nanos + later, instant.plusNanos(later));
    }

    void await() {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
