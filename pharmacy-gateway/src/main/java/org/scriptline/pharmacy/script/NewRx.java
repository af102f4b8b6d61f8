package org.scriptline.pharmacy.script;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.contracts.events.Prescriber;

/**
 * A new prescription.
 *
 * @param observations weight and height where they are known
 * @param supervisor of the prescriber, null when nobody is named
 */
public record NewRx(
        List<AllergyFact> allergies,
        Demographics patient,
        PharmacyParty pharmacy,
        Prescriber prescriber,
        List<ObservationFact> observations,
        MedicationPrescribed medication,
        @Nullable Prescriber supervisor)
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
