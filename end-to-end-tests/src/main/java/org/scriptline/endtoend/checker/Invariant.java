package org.scriptline.endtoend.checker;

import java.util.List;
import java.util.stream.Stream;

/** A statement that must hold, whatever was killed. */
interface Invariant {

    /** The statement in one sentence. */
    String statement();

    /** One sentence for each thing that contradicts it, without patient data. */
    Stream<String> violations(Evidence evidence);

    /** All of them. */
    List<Invariant> ALL = List.of(
            new EveryOperationWasAnswered(),
            new EveryAcknowledgedLifeEndedAsExpected(),
            new BothSidesAgree(),
            new NoOrderHasTwoMessageIds(),
            new NoFillIsDispensedTwice(),
            new SequencesAreGapless(),
            new EverythingProducedWasApplied(),
            new QueuesAreEmpty(),
            new QuarantineHoldsOnlyWhatWasPlanted());
}
