package org.scriptline.interaction.hooks.fhir;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.scriptline.interaction.hooks.HookKind;

/** What {@code GET /cds-services} answers. */
public record Discovery(List<Service> services) {

    /** One service; {@code prefetch} are FHIR queries by key. */
    public record Service(
            String hook,
            String title,
            String description,
            String id,
            Map<String, String> prefetch,
            String usageRequirements) {}

    /** All services. */
    public static Discovery all() {
        return new Discovery(Arrays.stream(HookKind.values())
                .map(kind -> new Service(
                        kind.code(),
                        kind.title(),
                        "Checks ordered drugs against each other, against what the patient takes by any prescriber,"
                                + " allergies, conditions and laboratory values. No card means that everything was"
                                + " checked and nothing was found.",
                        kind.code(),
                        Prefetch.QUERIES,
                        "The patient is found by an identifier of the prefetched Patient within the caller's practice."
                                + " A prefetch that is absent, paged or broken is named in a card."))
                .toList());
    }
}
