package org.scriptline.local.load;

import java.time.Duration;
import java.util.UUID;
import org.scriptline.local.client.Scenario;

/**
 * A prescription that was accepted and whose end is awaited.
 *
 * @param scenario {@link Scenario#HOLD} when the gate is expected to hold it, else {@link Scenario#FILL}
 * @param answered from the intended start to the answer of the order
 */
record Life(UUID prescription, Scenario scenario, Start start, Duration answered) {

    boolean held() {
        return scenario == Scenario.HOLD;
    }
}
