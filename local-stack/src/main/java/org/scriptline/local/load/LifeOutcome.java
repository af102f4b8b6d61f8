package org.scriptline.local.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.scriptline.local.client.Scenario;

/**
 * How one life went, in times from its intended start.
 *
 * @param prescription the id, empty when nothing was accepted
 * @param answered when the answer to the order was there
 * @param finished when the public face told the expected end; empty when it never did
 * @param trouble what went wrong, in a few words
 */
record LifeOutcome(
        Scenario scenario,
        Instant intendedStart,
        Optional<String> prescription,
        Optional<Duration> answered,
        Optional<Duration> finished,
        Optional<String> trouble) {

    static LifeOutcome refused(Scenario scenario, Instant start, Duration answered) {
        return new LifeOutcome(
                scenario, start, Optional.empty(), Optional.of(answered), Optional.of(answered), Optional.empty());
    }

    static LifeOutcome ended(
            Scenario scenario, Instant start, String prescription, Duration answered, Duration finished) {
        return new LifeOutcome(
                scenario,
                start,
                Optional.of(prescription),
                Optional.of(answered),
                Optional.of(finished),
                Optional.empty());
    }

    static LifeOutcome troubled(Scenario scenario, Instant start, String trouble) {
        return new LifeOutcome(
                scenario, start, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(trouble));
    }

    boolean complete() {
        return finished.isPresent();
    }
}
