package org.scriptline.formulary.hooks.fhir;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.scriptline.formulary.hooks.HookKind;

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
                        "Says what the patient's plan covers of the ordered drugs, with which strings and at what price,"
                                + " and offers what would do as whole drafts. No card means that everything was"
                                + " checked, is covered without strings and nothing would do better.",
                        kind.code(),
                        HookCallReader.QUERIES,
                        "A Coverage names the plan by its classes rxbin, rxpcn and rxgroup or by plan (S5820-034-000)."
                                + " What is absent, paged or broken is named in a card."))
                .toList());
    }
}
