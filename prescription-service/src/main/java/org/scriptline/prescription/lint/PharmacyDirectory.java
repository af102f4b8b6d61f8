package org.scriptline.prescription.lint;

import java.util.Optional;
import org.scriptline.contracts.events.PharmacyStated;

/** The pharmacies that this service knows from the directory topic, active or not. */
public interface PharmacyDirectory {
    Optional<PharmacyStated> byNcpdpId(String ncpdpId);

    Optional<PharmacyStated> byNpi(String npi);
}
