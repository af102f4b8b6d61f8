package org.scriptline.interaction.gate;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.interaction.screening.PriorAnswer;

/**
 * What a prescriber answered for this person with earlier signatures. Prescriptions of another patient by mistake, and
 * those from which nothing was dispensed, say nothing any more; nor do those that are too old to be read.
 */
final class PriorAnswers {
    private PriorAnswers() {}

    static List<PriorAnswer> of(PersonProfile profile, String practice, String npi, @Nullable UUID without) {
        return profile.entries().values().stream()
                .filter(entry -> !entry.id().equals(without) && entry.signedAt() != null)
                .filter(entry -> entry.state() != EntryState.LEFT || entry.lingers())
                .filter(entry -> entry.drug().npi().equals(npi)
                        && entry.drug().practice().equals(practice))
                .flatMap(PriorAnswers::of)
                .toList();
    }

    private static Stream<PriorAnswer> of(ProfileEntry entry) {
        LocalDate signed = LocalDate.ofInstant(Objects.requireNonNull(entry.signedAt()), ZoneOffset.UTC);
        return entry.overrides().stream()
                .map(alert -> new PriorAnswer(alert, entry.drug().prescriber(), signed));
    }
}
