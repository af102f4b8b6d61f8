package org.scriptline.prescription.practice;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.prescription.lint.Prescribers;

/**
 * A practice with its prescribers.
 *
 * @param zone where the practice's local dates are
 * @param byNpiNumber its prescribers by NPI
 * @param fillNotices of which fills it wants to hear where an order does not say; null when nobody chose
 * @param coveredBy who answers for a prescriber whose inbox waits too long, both by NPI
 */
public record Practice(
        String id,
        ZoneId zone,
        @Nullable FillNotices fillNotices,
        Map<String, Prescriber> byNpiNumber,
        Map<String, String> coveredBy)
        implements Prescribers {

    /** A practice where nobody covers for anybody. */
    public Practice(String id, ZoneId zone, Map<String, Prescriber> byNpiNumber) {
        this(id, zone, null, byNpiNumber, Map.of());
    }

    @Override
    public Optional<Prescriber> byNpi(String npi) {
        return Optional.ofNullable(byNpiNumber.get(npi));
    }
}
