package org.scriptline.pharmacy.script;

import java.util.List;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ObservationFact;

/**
 * A new prescription of exactly one medication.
 *
 * @param observations weight and height where they are known
 */
public record NewRx(
        List<AllergyFact> allergies,
        List<Benefit> benefits,
        Parties parties,
        List<ObservationFact> observations,
        Medication medication)
        implements Body {

    public NewRx {
        allergies = List.copyOf(allergies);
        benefits = List.copyOf(benefits);
        observations = List.copyOf(observations);
    }

    @Override
    public String name() {
        return "NewRx";
    }

    @Override
    public String toString() {
        return "NewRx[redacted]";
    }
}
