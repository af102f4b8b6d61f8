package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/** Recorded allergy facts, each substance looked up as a group, a drug or something that is no drug. */
public final class Allergies {
    private Allergies() {}

    /**
     * The allergies that can be checked; substances nobody knows are added to {@code notScreened}.
     *
     * @param facts null when nobody ever asked
     * @return null when nobody ever asked
     */
    public static @Nullable List<Allergy> of(
            @Nullable List<AllergyFact> facts,
            DrugDirectory directory,
            KnowledgeSnapshot knowledge,
            List<NotScreened> notScreened) {
        if (facts == null) {
            return null;
        }
        List<Allergy> allergies = new ArrayList<>();
        for (AllergyFact fact : facts) {
            if (fact.noKnownAllergies() || knowledge.knownAsNoDrug(fact.substance())) {
                continue;
            }
            Optional<RecognisedDrug> drug = directory.recognise(fact.rxcui(), null, fact.substance());
            boolean known = drug.isPresent()
                    || !knowledge.allergiesByName(fact.substance()).isEmpty();
            if (known) {
                allergies.add(new Allergy(
                        fact.id(),
                        fact.substance(),
                        fact.rxcui(),
                        fact.reaction(),
                        Reactions.intolerance(fact.type(), fact.reaction()),
                        drug.map(RecognisedDrug::ingredients).orElse(List.of())));
            } else {
                notScreened.add(UnscreenedItems.allergen(fact.substance()));
            }
        }
        return allergies;
    }
}
