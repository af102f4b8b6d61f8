package org.scriptline.formulary.release;

import java.util.List;
import java.util.UUID;

/** Which of the prescriptions that were checked a change of a formulary concerns. */
@FunctionalInterface
public interface TouchedPrescriptions {

    /**
     * Prescriptions last checked against one of these formularies for one of these drugs, in the order of their ids.
     *
     * @param changes as a comparison gives them
     */
    List<UUID> touchedBy(List<ItemChange> changes);
}
