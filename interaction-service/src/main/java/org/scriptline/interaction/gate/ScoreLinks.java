package org.scriptline.interaction.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scriptline.interaction.person.LinkedBy;
import org.scriptline.interaction.person.NeverLink;
import org.scriptline.interaction.person.PatientRecord;
import org.scriptline.interaction.person.Person;
import org.scriptline.interaction.person.PersonChoice;

/**
 * Takes back links by score that an equal match key refutes. A record may not be kept from those of its own key because
 * one of them was found to resemble a stranger before it came: the gate would screen it without their drugs.
 */
final class ScoreLinks {
    private final Workspace workspace;
    private final Rescreening rescreening;

    ScoreLinks(Workspace workspace, Rescreening rescreening) {
        this.workspace = workspace;
        this.rescreening = rescreening;
    }

    /** Parts strangers of the record from the records of its key, where only a score had linked them. */
    void giveWayTo(PatientRecord record) {
        String key = record.identity().matchKey();
        if (key == null) {
            return;
        }
        for (Person person : workspace.personsWithKey(key, record.id())) {
            List<PatientRecord> members = workspace.recordsOfPerson(person.id()).stream()
                    .filter(member -> !member.id().equals(record.id()))
                    .toList();
            List<PatientRecord> same =
                    members.stream().filter(member -> key.equals(keyOf(member))).toList();
            List<PatientRecord> others = members.stream()
                    .filter(member -> !key.equals(keyOf(member)))
                    .toList();
            Predicate<PatientRecord> forbids = member -> PersonChoice.forbidden(record, member, workspace.neverLinks());
            if (!same.isEmpty()
                    && others.stream().anyMatch(forbids)
                    && same.stream().noneMatch(forbids)) {
                List<PatientRecord> strangers = strangers(others, forbids);
                Stream.of(key.equals(person.matchKey()) ? strangers : same, strangers, same)
                        .filter(leaving -> leaving.stream().allMatch(member -> member.linkedBy() == LinkedBy.SCORE))
                        .findFirst()
                        .ifPresent(leaving -> part(leaving, person));
            }
        }
    }

    /** Those that forbid the record, and whoever has the key of one of them. */
    private static List<PatientRecord> strangers(List<PatientRecord> others, Predicate<PatientRecord> forbids) {
        Set<String> keys =
                others.stream().filter(forbids).map(ScoreLinks::keyOf).collect(Collectors.toSet());
        return others.stream().filter(other -> keys.contains(keyOf(other))).toList();
    }

    /** Each match key among those that leave becomes the person of its smallest record id, which has no others. */
    private void part(List<PatientRecord> leaving, Person from) {
        Map<String, SortedSet<UUID>> byKey = new LinkedHashMap<>();
        leaving.forEach(record ->
                byKey.computeIfAbsent(keyOf(record), unused -> new TreeSet<>()).add(record.id()));
        byKey.values().forEach(group -> {
            UUID own = group.first();
            workspace.meet(new Person(own, null, 0));
            group.forEach(id -> workspace.put(workspace.record(id).movedTo(own).released()));
        });
        List<PatientRecord> staying = workspace.recordsOfPerson(from.id());
        byKey.values()
                .forEach(group -> workspace.parted(
                        group,
                        Stream.concat(leaving.stream(), staying.stream())
                                .map(PatientRecord::id)
                                .filter(id -> !group.contains(id))
                                .toList()));
        leaving.forEach(record -> {
            staying.forEach(other -> workspace.undone(NeverLink.of(record.id(), other.id())));
            rescreening.parted(workspace.record(record.id()));
        });
        staying.stream().findFirst().ifPresent(rescreening::parted);
    }

    /** A record without a key is like no other. */
    private static String keyOf(PatientRecord record) {
        String key = record.identity().matchKey();
        return key == null ? record.id().toString() : key;
    }
}
