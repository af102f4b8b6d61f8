package org.scriptline.endtoend.checker;

import java.util.stream.Stream;

/** A client that repeats with its Idempotency-Key learns the outcome in the end. */
final class EveryOperationWasAnswered implements Invariant {

    @Override
    public String statement() {
        return "every operation of the client got a definite answer";
    }

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.lives().stream()
                .flatMap(life -> Stream.concat(
                        life.prescribed().definite()
                                ? Stream.empty()
                                : Stream.of(life + " was ordered and the outcome is unknown"),
                        life.cancelled().filter(cancel -> !cancel.definite()).stream()
                                .map(cancel -> life + " was cancelled and the outcome is unknown")));
    }
}
