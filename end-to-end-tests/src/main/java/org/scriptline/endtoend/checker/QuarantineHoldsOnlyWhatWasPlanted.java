package org.scriptline.endtoend.checker;

import java.util.stream.Stream;

/** Each planted poison record was caught, and nothing else was. */
final class QuarantineHoldsOnlyWhatWasPlanted implements Invariant {

    @Override
    public String statement() {
        return "quarantine holds what the test planted and nothing else";
    }

    @Override
    public Stream<String> violations(Evidence evidence) {
        Stream<String> innocent = evidence.quarantine().stream()
                .filter(row -> !evidence.planted(row.topic(), row.key()))
                .map(row -> row.consumer() + " of " + row.service() + " quarantined a good record of " + row.topic()
                        + ": " + row.code() + ", " + row.reason());
        Stream<String> missed = evidence.plants().stream()
                .filter(plant -> evidence.quarantine().stream()
                        .noneMatch(row ->
                                row.topic().equals(plant.topic()) && row.key().equals(plant.key())))
                .map(plant -> "the poison planted on " + plant.topic() + " was not quarantined");
        return Stream.concat(innocent, missed);
    }
}
