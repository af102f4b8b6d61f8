package org.scriptline.prescription.prescribing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.contracts.screening.ScreeningResult;

/**
 * Whether a signature answers everything that is known: the known alerts, and for a held prescription all that the gate
 * held it for. What is not yet known does not stop a signature; the gate decides.
 */
public final class Signature {

    private Signature() {}

    /** What the rules say about a signature. */
    public sealed interface Verdict permits Accepted, Refused {}

    /**
     * It may be entered.
     *
     * @param overrides this and earlier signatures' overrides, one for each alert, the latest
     */
    public record Accepted(List<AlertOverride> overrides) implements Verdict {}

    /** It may not, for one of these reasons. */
    public sealed interface Refused extends Verdict permits HardStop, AlertsOpen, UnknownAlert, CommentMissing {}

    /** An alert that cannot be overridden. */
    public record HardStop(Alert alert) implements Refused {}

    /** Alerts and other reasons of the gate that lack an override. */
    public record AlertsOpen(List<Alert> alerts, List<NotScreened> notScreened, boolean factsNotApplied)
            implements Refused {}

    /** An override that names nothing that is open. */
    public record UnknownAlert(String alert) implements Refused {}

    /** OTHER without words. */
    public record CommentMissing(String alert) implements Refused {}

    /**
     * Judges a signature.
     *
     * @param screening the answer for this revision, null when none has arrived
     * @param because what the gate held the prescription for, empty when it is not held
     * @param earlier overrides of earlier signatures of this revision
     * @param given overrides of this signature
     */
    public static Verdict judge(
            @Nullable ScreeningResult screening,
            List<String> because,
            List<AlertOverride> earlier,
            List<AlertOverride> given) {
        for (AlertOverride override : given) {
            if (override.reason() == OverrideReason.OTHER
                    && (override.comment() == null || override.comment().isBlank())) {
                return new CommentMissing(override.alert());
            }
            if (screening != null && !known(screening, because, override.alert())) {
                return new UnknownAlert(override.alert());
            }
        }
        Map<String, AlertOverride> all = new LinkedHashMap<>();
        earlier.forEach(override -> all.put(override.alert(), override));
        given.forEach(override -> all.put(override.alert(), override));
        return screening == null ? new Accepted(List.copyOf(all.values())) : judge(screening, because, all);
    }

    private static Verdict judge(ScreeningResult screening, List<String> because, Map<String, AlertOverride> given) {
        List<Alert> open = new ArrayList<>();
        for (Alert alert : screening.alerts()) {
            if (alert.display() == Display.HARD_STOP) {
                return new HardStop(alert);
            }
            if (alert.interruptive() && !given.containsKey(alert.id())) {
                open.add(alert);
            }
        }
        Set<String> lacking = new LinkedHashSet<>(because);
        lacking.removeAll(given.keySet());
        List<NotScreened> unknownDrugs = screening.notScreened().stream()
                .filter(item -> lacking.contains(item.id()))
                .toList();
        boolean facts = lacking.contains(AlertOverride.FACTS_NOT_APPLIED);
        return open.isEmpty() && unknownDrugs.isEmpty() && !facts
                ? new Accepted(List.copyOf(given.values()))
                : new AlertsOpen(List.copyOf(open), unknownDrugs, facts);
    }

    private static boolean known(ScreeningResult screening, List<String> because, String id) {
        return AlertOverride.FACTS_NOT_APPLIED.equals(id)
                || because.contains(id)
                || screening.alerts().stream().anyMatch(alert -> alert.id().equals(id))
                || screening.notScreened().stream().anyMatch(item -> item.id().equals(id));
    }
}
