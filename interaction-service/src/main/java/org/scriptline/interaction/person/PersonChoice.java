package org.scriptline.interaction.person;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * To which of the persons of its match key a record belongs: one whose records all allow it. Records decide before the
 * person's own key does, since a link by hand may have taken them elsewhere.
 */
public final class PersonChoice {
    private PersonChoice() {}

    /**
     * The person that the record may join: the one it is in, else one that holds a record with its match key, else the
     * one with the lowest group.
     *
     * @param candidates persons with the record's match key, or with a record that has it
     * @param records all records of those persons
     * @return empty when every one of them forbids it, so that a new group is needed
     */
    public static Optional<Person> choose(
            PatientRecord record,
            Collection<Person> candidates,
            Collection<PatientRecord> records,
            Set<NeverLink> neverLinked) {
        return candidates.stream()
                .filter(person -> obstacle(record, person, records, neverLinked).isEmpty())
                .min(Comparator.comparing((Person person) -> !person.id().equals(record.personId()))
                        .thenComparing(person -> !holdsKeyOf(record, person, records))
                        .thenComparing(Person::group));
    }

    /** Whether something says that two records are two persons. */
    public static boolean forbidden(PatientRecord one, PatientRecord other, Set<NeverLink> neverLinked) {
        return LinkObstacle.ALL.stream()
                .anyMatch(obstacle -> obstacle.between(one, other, neverLinked).isPresent());
    }

    private static boolean holdsKeyOf(PatientRecord record, Person person, Collection<PatientRecord> records) {
        return records.stream()
                .filter(other ->
                        other.personId().equals(person.id()) && !other.id().equals(record.id()))
                .anyMatch(other -> Objects.equals(
                        other.identity().matchKey(), record.identity().matchKey()));
    }

    /** Why the record may not join the person, empty when it may. */
    static Optional<String> obstacle(
            PatientRecord record, Person person, Collection<PatientRecord> records, Set<NeverLink> neverLinked) {
        List<PatientRecord> others = records.stream()
                .filter(other ->
                        other.personId().equals(person.id()) && !other.id().equals(record.id()))
                .toList();
        return others.stream()
                .flatMap(other -> LinkObstacle.ALL.stream()
                        .map(obstacle -> obstacle.between(record, other, neverLinked))
                        .flatMap(Optional::stream))
                .findFirst();
    }
}
