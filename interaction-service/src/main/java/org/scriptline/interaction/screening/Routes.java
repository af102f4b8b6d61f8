package org.scriptline.interaction.screening;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.RouteGroup;

/** Route groups from words. A drug whose route is not known counts as systemic, which is the safe side. */
public final class Routes {
    private Routes() {}

    /** The group of a route ("oral") or route group ("systemic") as written; null and unknown words are systemic. */
    public static RouteGroup group(@Nullable String route) {
        if (route == null) {
            return RouteGroup.SYSTEMIC;
        }
        return switch (route.strip().toLowerCase(Locale.ROOT)) {
            case "inhaled", "inhalation", "respiratory" -> RouteGroup.INHALED;
            case "nasal", "intranasal" -> RouteGroup.NASAL;
            case "ophthalmic", "eye" -> RouteGroup.OPHTHALMIC;
            case "topical", "cutaneous", "otic" -> RouteGroup.TOPICAL;
            case "vaginal" -> RouteGroup.VAGINAL;
            case "rectal" -> RouteGroup.RECTAL;
            default -> RouteGroup.SYSTEMIC;
        };
    }
}
