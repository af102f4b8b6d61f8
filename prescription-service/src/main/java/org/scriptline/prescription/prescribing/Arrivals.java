package org.scriptline.prescription.prescribing;

import java.util.UUID;

/** Is told that an answer for a prescription has been committed, so that those who wait for it can look. */
@FunctionalInterface
public interface Arrivals {

    void arrived(UUID prescription);
}
