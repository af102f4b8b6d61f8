package org.scriptline.interaction.person;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** To which of the persons of its match key a record belongs: the first whose records all allow it. */
public final class PersonChoice {
    private PersonChoice() {}

    /**
     * The person with the lowest group that the record may join; the one it is in comes first.
     *
     * @param candidates persons with the record's match key
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
                        .thenComparing(Person::group));
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
