package org.scriptline.pharmacy.script;

import java.util.List;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.contracts.events.Prescriber;

/**
 * A new prescription.
 *
 * @param observations weight and height where they are known
 */
public record NewRx(
        List<AllergyFact> allergies,
        Demographics patient,
        PharmacyParty pharmacy,
        Prescriber prescriber,
        List<ObservationFact> observations,
        MedicationPrescribed medication)
        implements Body {

    @Override
    public String name() {
        return "NewRx";
    }

    @Override
    public String toString() {
        return "NewRx[redacted]";
    }
}
