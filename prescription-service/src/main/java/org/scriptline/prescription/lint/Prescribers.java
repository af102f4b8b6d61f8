package org.scriptline.prescription.lint;

import java.util.Optional;
import org.scriptline.contracts.events.Prescriber;

/** The prescribers of the one practice for which an order is linted. */
public interface Prescribers {
    Optional<Prescriber> byNpi(String npi);
}
