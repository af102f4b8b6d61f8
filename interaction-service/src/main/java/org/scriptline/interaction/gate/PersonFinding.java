package org.scriptline.interaction.gate;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.scriptline.interaction.person.PatientRecord;
import org.scriptline.interaction.person.Person;
import org.scriptline.interaction.person.PersonChoice;

/** Finds the person of a record among the locked ones, or opens the next group of its match key. */
final class PersonFinding {
    private final Workspace workspace;
    private final Supplier<UUID> ids;

    PersonFinding(Workspace workspace, Supplier<UUID> ids) {
        this.workspace = workspace;
        this.ids = ids;
    }

    /** With a part of the key missing the record is its own person, which has its id. */
    UUID personOf(PatientRecord record) {
        String key = record.identity().matchKey();
        if (key == null) {
            return record.id();
        }
        List<Person> candidates = workspace.personsWithKey(key, record.id());
        return PersonChoice.choose(record, candidates, workspace.allRecords(), workspace.neverLinks())
                .orElseGet(() -> nextGroup(key, candidates))
                .id();
    }

    private Person nextGroup(String key, List<Person> candidates) {
        int last = candidates.stream()
                .filter(person -> key.equals(person.matchKey()))
                .mapToInt(Person::group)
                .max()
                .orElse(-1);
        Person person = new Person(ids.get(), key, last + 1);
        workspace.add(person);
        return person;
    }
}
