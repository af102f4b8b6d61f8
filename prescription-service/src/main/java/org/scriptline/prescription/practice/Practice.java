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
 * @param coveredBy who answers for a prescriber whose inbox waits too long, both by NPI
 */
public record Practice(String id, ZoneId zone, Map<String, Prescriber> byNpiNumber, Map<String, String> coveredBy)
        implements Prescribers {

    /** A practice where nobody covers for anybody. */
    public Practice(String id, ZoneId zone, Map<String, Prescriber> byNpiNumber) {
        this(id, zone, byNpiNumber, Map.of());
    }

    @Override
    public Optional<Prescriber> byNpi(String npi) {
        return Optional.ofNullable(byNpiNumber.get(npi));
    }
}
