package org.scriptline.contracts.products;

import java.util.Locale;

/**
 * Where a product acts, as far as screening cares: a rule can be limited to some of these groups.
 *
 * <p>{@link #SYSTEMIC} holds everything taken to act in the whole body: oral, sublingual, buccal,
 * injected and transdermal. The others name a place of application; some of them (a triptan nasal
 * spray, vaginal miconazole) are absorbed all the same, and the rule, not the route, says so.
 */
public enum RouteGroup {
    SYSTEMIC,
    INHALED,
    NASAL,
    OPHTHALMIC,
    TOPICAL,
    VAGINAL,
    RECTAL;

    static RouteGroup read(String notation) {
        return valueOf(notation.toUpperCase(Locale.ROOT));
    }
}
