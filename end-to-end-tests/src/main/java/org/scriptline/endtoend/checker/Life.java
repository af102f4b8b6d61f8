package org.scriptline.endtoend.checker;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the client's log says about one prescription.
 *
 * @param scenario what the client meant to happen
 * @param quantity per fill
 * @param prescribed how the order was answered in the end
 * @param prescription its id when the order was acknowledged
 * @param cancelled how the cancel was answered in the end, empty when nobody cancelled
 */
record Life(
        int number,
        String scenario,
        int quantity,
        Reply prescribed,
        Optional<String> prescription,
        Optional<Reply> cancelled) {

    /** How the scenario of a request that was wrong on purpose begins; the status that must answer it follows. */
    static final String INVALID = "INVALID ";

    private static final int LINT = 422;

    /**
     * @param phase invoke, ok, fail or unknown: the last that was logged
     * @param status the HTTP status, 0 when there was none
     */
    record Reply(String phase, int status) {
        boolean definite() {
            return phase.equals("ok") || phase.equals("fail");
        }
    }

    /** The status with which this must have been refused; empty when it was to be accepted. */
    OptionalInt refusal() {
        if (scenario.equals("REFUSE")) {
            return OptionalInt.of(LINT);
        }
        return invalid() ? OptionalInt.of(Integer.parseInt(scenario.substring(INVALID.length()))) : OptionalInt.empty();
    }

    /** Whether it was wrong on purpose. */
    boolean invalid() {
        return scenario.startsWith(INVALID);
    }

    boolean acknowledged() {
        return prescribed.phase().equals("ok");
    }

    /** The id as pharmacies know it: 32 hex digits. */
    Optional<String> orderNumber() {
        return prescription.map(id -> id.replace("-", ""));
    }

    @Override
    public String toString() {
        return "life " + number + " (" + scenario + ", " + prescription.orElse("not acknowledged") + ")";
    }
}
