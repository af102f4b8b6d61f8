package org.scriptline.prescription.prescribing.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.SuppressedAlert;
import org.scriptline.kit.killswitch.KillSwitch;

/**
 * What releases can be stopped by: everything, a pharmacy, or a rule of the knowledge base. A stopped rule is one whose
 * word is not trusted: a prescription about which it said anything — shown, answered by an override or suppressed — does
 * not go out on that word. What a rule failed to say cannot be told from here; stop everything then.
 */
final class StopScope {

    static final String ALL = "all";
    /** The target is an NCPDP id. */
    static final String PHARMACY = "pharmacy";
    /** The target is a rule's id, without the digest of its release. */
    static final String RULE = "rule";

    private StopScope() {}

    /** The first switch that stops a release to this pharmacy with this screening. */
    static Optional<KillSwitch> stopping(List<KillSwitch> thrown, String pharmacy, ScreeningResult screening) {
        Set<String> rules = new HashSet<>();
        screening.alerts().stream().map(Alert::rule).forEach(rules::add);
        screening.suppressed().stream()
                .map(SuppressedAlert::alert)
                .map(Alert::rule)
                .forEach(rules::add);
        return thrown.stream()
                .filter(one -> stopsPharmacy(one, pharmacy) || one.scope().equals(RULE) && rules.contains(one.target()))
                .findFirst();
    }

    /** The first switch that stops a release to this pharmacy, whatever was screened. */
    static Optional<KillSwitch> stopping(List<KillSwitch> thrown, String pharmacy) {
        return thrown.stream().filter(one -> stopsPharmacy(one, pharmacy)).findFirst();
    }

    private static boolean stopsPharmacy(KillSwitch one, String pharmacy) {
        return one.scope().equals(ALL) || one.stops(PHARMACY, pharmacy);
    }
}
