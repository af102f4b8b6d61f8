package org.scriptline.interaction.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.SuppressedAlert;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/** Decides by one knowledge base on one day; knows nothing of locks and stores. */
public final class Gate {
    private final ProfileScreening screening;
    private final KnowledgeSnapshot knowledge;
    private final LocalDate today;

    public Gate(ProfileScreening screening, KnowledgeSnapshot knowledge, LocalDate today) {
        this.screening = screening;
        this.knowledge = knowledge;
        this.today = today;
    }

    /** A draft is screened; it has no verdict and does not join the profile. */
    GateAnswer draft(ProfileEntry entry, PersonProfile profile) {
        ScreeningResult result = screening.screen(entry, profile, knowledge, today);
        return answer(entry, EntryState.DRAFT, null, List.of(), result, profile);
    }

    /** A signature passes when nothing new speaks against it, and counts from then on; otherwise it is held. */
    GateAnswer signature(ProfileEntry entry, PersonProfile profile) {
        ScreeningResult result = screening.screen(entry, profile, knowledge, today);
        List<String> because = Obstacle.all(entry, result);
        boolean passes = because.isEmpty();
        boolean counts = passes || entry.state() == EntryState.COUNTING;
        return answer(
                entry,
                counts ? EntryState.COUNTING : EntryState.HELD,
                passes ? GateVerdict.CLEARED : GateVerdict.HELD,
                because,
                result,
                profile);
    }

    /**
     * What became known of a prescription that counts already: an answer only when an interruptive alert is there that
     * neither its signature answered nor {@code before} could show.
     *
     * @param before what its own side of the link knew
     */
    Optional<GateAnswer> late(ProfileEntry entry, PersonProfile before, PersonProfile profile) {
        if (entry.stoppedDaysAgo(today) != null) {
            return Optional.empty();
        }
        return late(
                entry,
                screening.screen(entry, before, knowledge, today).alerts().stream()
                        .map(Alert::id)
                        .collect(Collectors.toSet()),
                profile);
    }

    /**
     * The same for somebody who knows what was told.
     *
     * @param known ids of the alerts that the prescriber has seen
     */
    Optional<GateAnswer> late(ProfileEntry entry, Set<String> known, PersonProfile profile) {
        if (entry.stoppedDaysAgo(today) != null) {
            return Optional.empty();
        }
        ScreeningResult result = screening.screen(entry, profile, knowledge, today);
        List<String> because = Obstacle.all(entry, result).stream()
                .filter(id -> !known.contains(id))
                .filter(id ->
                        result.alerts().stream().anyMatch(alert -> alert.id().equals(id)))
                .toList();
        return because.isEmpty()
                ? Optional.empty()
                : Optional.of(answer(entry, EntryState.COUNTING, GateVerdict.HELD, because, result, profile));
    }

    /**
     * What is left of what was told when a record turns out to be somebody else's. Of a drug that is not taken any more
     * nothing new is told; one that counts is cleared only when no obstacle is left, whoever raised it.
     *
     * @param told the last answer
     */
    GateAnswer without(ProfileEntry entry, ScreeningResult told, PersonProfile profile) {
        ScreeningResult found = screening.screen(entry, profile, knowledge, today);
        ScreeningResult result = entry.stoppedDaysAgo(today) == null ? found : found.only(told);
        if (entry.state() == EntryState.LEFT) {
            return new GateAnswer(
                    entry.answered(EntryState.LEFT, false), null, List.of(), result, disclosed(entry, result, profile));
        }
        List<String> because = Obstacle.all(entry, result);
        GateVerdict verdict = because.isEmpty() ? GateVerdict.CLEARED : GateVerdict.HELD;
        return answer(entry, entry.state(), verdict, because, result, profile);
    }

    private GateAnswer answer(
            ProfileEntry entry,
            EntryState next,
            @Nullable GateVerdict verdict,
            List<String> because,
            ScreeningResult result,
            PersonProfile profile) {
        return new GateAnswer(
                entry.answered(next, profile.factsMissing(entry)),
                verdict,
                because,
                result,
                disclosed(entry, result, profile));
    }

    private Map<String, String> disclosed(ProfileEntry entry, ScreeningResult result, PersonProfile profile) {
        if (result.alerts().isEmpty() && result.suppressed().isEmpty()) {
            return Map.of();
        }
        Set<String> others = profile.entries().values().stream()
                .filter(other -> !other.drug().practice().equals(entry.drug().practice()))
                .map(other -> other.id().toString())
                .collect(Collectors.toSet());
        screening.history(profile, List.of(), knowledge, today, new ArrayList<>()).stream()
                .filter(drug -> !entry.drug().practice().equals(drug.practice()))
                .forEach(drug -> others.add(String.valueOf(drug.id())));
        Map<String, String> disclosed = new LinkedHashMap<>();
        Stream<Alert> told = Stream.concat(
                result.alerts().stream(), result.suppressed().stream().map(SuppressedAlert::alert));
        for (Alert alert : told.toList()) {
            alert.involved().stream()
                    .map(Involved::id)
                    .filter(Objects::nonNull)
                    .filter(others::contains)
                    .forEach(other -> disclosed.putIfAbsent(other, alert.id()));
        }
        return disclosed;
    }
}
