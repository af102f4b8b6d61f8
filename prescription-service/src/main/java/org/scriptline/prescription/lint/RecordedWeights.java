package org.scriptline.prescription.lint;

import java.util.List;
import org.scriptline.contracts.events.ObservationFact;

/** The weights that the practice's record of the order's patient holds already. Asked for a child's order only. */
@FunctionalInterface
public interface RecordedWeights {
    /** Those of the submitted order's patient; none when the practice does not know the patient. */
    List<ObservationFact> of(SubmittedOrder order);
}
