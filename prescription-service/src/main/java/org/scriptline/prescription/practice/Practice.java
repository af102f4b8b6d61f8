package org.scriptline.prescription.practice;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.prescription.lint.Prescribers;

/**
 * A practice with its prescribers.
 *
 * @param zone where the practice's local dates are
 * @param byNpiNumber its prescribers by NPI
 */
public record Practice(String id, ZoneId zone, Map<String, Prescriber> byNpiNumber) implements Prescribers {

    @Override
    public Optional<Prescriber> byNpi(String npi) {
        return Optional.ofNullable(byNpiNumber.get(npi));
    }
}
