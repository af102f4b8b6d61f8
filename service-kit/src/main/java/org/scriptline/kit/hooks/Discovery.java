package org.scriptline.kit.hooks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.scriptline.contracts.hooks.HookKind;

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

    /**
     * All hooks as one service each.
     *
     * @param subject what they speak of, the beginning of each title
     * @param prefetch FHIR queries by key
     */
    public static Discovery of(
            String subject, String description, Map<String, String> prefetch, String usageRequirements) {
        return new Discovery(Arrays.stream(HookKind.values())
                .map(kind -> new Service(
                        kind.code(),
                        subject + " " + moment(kind),
                        description,
                        kind.code(),
                        prefetch,
                        usageRequirements))
                .toList());
    }

    private static String moment(HookKind kind) {
        return switch (kind) {
            case ORDER_SELECT -> "while a drug is chosen";
            case ORDER_SIGN -> "before orders are signed";
        };
    }
}
