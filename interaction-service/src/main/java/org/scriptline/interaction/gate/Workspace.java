package org.scriptline.interaction.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.interaction.person.NeverLink;
import org.scriptline.interaction.person.PatientRecord;
import org.scriptline.interaction.person.Person;

/**
 * What one transaction has read under the locks of its persons and what it is about to write: later events of a batch
 * see what earlier ones did, and everything is written once at the end.
 */
public final class Workspace {
    private final Map<UUID, Person> persons = new LinkedHashMap<>();
    private final Map<UUID, PatientRecord> records = new LinkedHashMap<>();
    private final Map<UUID, Set<UUID>> recordsOfPerson = new HashMap<>();
    private final Map<UUID, Map<UUID, ProfileEntry>> entriesOfRecord = new HashMap<>();
    private final Map<UUID, ProfileEntry> entries = new HashMap<>();
    private final Set<NeverLink> neverLinks = new HashSet<>();
    private final Set<UUID> recordsWaiting;
    private final Lookalikes lookalikes;

    private final Map<UUID, Person> newPersons = new LinkedHashMap<>();
    private final Set<UUID> changedRecords = new LinkedHashSet<>();
    private final Set<UUID> changedEntries = new LinkedHashSet<>();
    private final List<GateAnswer> answers = new ArrayList<>();
    private final Map<UUID, NewFacts> newFacts = new LinkedHashMap<>();
    private final Map<UUID, Demographics> demographics = new LinkedHashMap<>();
    private final List<AlertAnswer> alertAnswers = new ArrayList<>();
    private final Set<UUID> reconsidered = new LinkedHashSet<>();
    private final Set<UUID> signatures = new LinkedHashSet<>();
    private final Set<NeverLink> undone = new LinkedHashSet<>();
    private final Set<Parting> partings = new LinkedHashSet<>();
    private final Map<UUID, Set<UUID>> unlinked = new LinkedHashMap<>();

    /**
     * What was read.
     *
     * @param recordsWaiting records an event of which is quarantined or parked
     */
    public Workspace(
            Collection<Person> persons,
            Collection<PatientRecord> records,
            Collection<ProfileEntry> entries,
            Collection<NeverLink> neverLinks,
            Collection<UUID> recordsWaiting,
            Lookalikes lookalikes) {
        persons.forEach(person -> this.persons.put(person.id(), person));
        records.forEach(this::index);
        entries.forEach(this::index);
        this.neverLinks.addAll(neverLinks);
        this.recordsWaiting = new HashSet<>(recordsWaiting);
        this.lookalikes = lookalikes;
    }

    private void index(PatientRecord record) {
        PatientRecord before = records.put(record.id(), record);
        if (before != null) {
            recordsOf(before.personId()).remove(record.id());
        }
        recordsOf(record.personId()).add(record.id());
    }

    private void index(ProfileEntry entry) {
        entries.put(entry.id(), entry);
        entriesOfRecord
                .computeIfAbsent(entry.recordId(), unused -> new LinkedHashMap<>())
                .put(entry.id(), entry);
    }

    private Set<UUID> recordsOf(UUID person) {
        return recordsOfPerson.computeIfAbsent(person, unused -> new LinkedHashSet<>());
    }

    /** A record of the batch; the lock phase made sure that it exists. */
    public PatientRecord record(UUID id) {
        PatientRecord record = records.get(id);
        if (record == null) {
            throw new IllegalStateException("record " + id + " was not locked");
        }
        return record;
    }

    @Nullable
    ProfileEntry entry(UUID id) {
        return entries.get(id);
    }

    List<ProfileEntry> entriesOf(UUID record) {
        return List.copyOf(entriesOfRecord.getOrDefault(record, Map.of()).values());
    }

    List<ProfileEntry> allEntries() {
        return List.copyOf(entries.values());
    }

    Collection<PatientRecord> allRecords() {
        return records.values();
    }

    Set<NeverLink> neverLinks() {
        return neverLinks;
    }

    /** Persons of the key itself, and persons that hold another record of it because somebody linked them. */
    List<Person> personsWithKey(String matchKey, UUID without) {
        return persons.values().stream()
                .filter(person -> matchKey.equals(person.matchKey()) || holds(person, matchKey, without))
                .toList();
    }

    /** All records of a person that was read or met here. */
    List<PatientRecord> recordsOfPerson(UUID person) {
        return recordsOf(person).stream().map(this::record).toList();
    }

    private boolean holds(Person person, String matchKey, UUID without) {
        return recordsOf(person.id()).stream()
                .filter(id -> !id.equals(without))
                .anyMatch(id -> matchKey.equals(record(id).identity().matchKey()));
    }

    /** Everything known of the person that the record belongs to. */
    public PersonProfile profileOf(PatientRecord record) {
        Set<UUID> linked = recordsOf(record.personId());
        Map<UUID, PatientRecord> linkedRecords = new LinkedHashMap<>();
        Map<UUID, ProfileEntry> linkedEntries = new LinkedHashMap<>();
        for (UUID id : linked) {
            linkedRecords.put(id, record(id));
            linkedEntries.putAll(entriesOfRecord.getOrDefault(id, Map.of()));
        }
        boolean waiting = linked.stream().anyMatch(recordsWaiting::contains);
        return new PersonProfile(linkedRecords, linkedEntries, lookalikes.count(linkedRecords, neverLinks), waiting);
    }

    void add(Person person) {
        persons.put(person.id(), person);
        newPersons.put(person.id(), person);
    }

    /** A person that is stored already: that of a record's own id. */
    void meet(Person own) {
        persons.putIfAbsent(own.id(), own);
    }

    /** Two records that a score had linked are two persons again. */
    void undone(NeverLink pair) {
        undone.add(pair);
    }

    /** Links by score that gave way, to be told and to be compared again. */
    public Set<NeverLink> undone() {
        return Set.copyOf(undone);
    }

    /** Records left others: what was told of both sides is to be told again without the other one. */
    void parted(Collection<UUID> leaving, Collection<UUID> staying) {
        for (UUID one : leaving) {
            for (UUID other : staying) {
                partings.add(new Parting(one, other));
                partings.add(new Parting(other, one));
                unlinked(one, Set.of(other));
                unlinked(other, Set.of(one));
            }
        }
    }

    /** Partings of this transaction, whose answers are still to be looked at. */
    public Set<Parting> partings() {
        return Set.copyOf(partings);
    }

    /** Whatever is answered for this record tells that these are not this person's any more. */
    void unlinked(UUID record, Collection<UUID> from) {
        unlinked.computeIfAbsent(record, unused -> new TreeSet<>()).addAll(from);
    }

    /** The records that left this one, in a stable order. */
    public List<UUID> unlinkedFrom(UUID record) {
        return List.copyOf(unlinked.getOrDefault(record, Set.of()));
    }

    void put(PatientRecord record) {
        index(record);
        changedRecords.add(record.id());
    }

    void put(ProfileEntry entry) {
        index(entry);
        changedEntries.add(entry.id());
    }

    void answer(GateAnswer answer) {
        put(answer.entry());
        answers.add(answer);
    }

    /** The first change of a record counts: what it said before that one is what was screened. */
    void lookAgainLater(NewFacts facts) {
        newFacts.putIfAbsent(facts.record(), facts);
    }

    /** Records whose persons' prescriptions are to be screened again, without any hurry. */
    public Collection<NewFacts> newFacts() {
        return newFacts.values();
    }

    void stated(UUID record, Demographics who) {
        demographics.put(record, who);
    }

    /** Who the patients of the stated records are, by record. */
    public Map<UUID, Demographics> demographics() {
        return demographics;
    }

    void overridden(AlertAnswer answer) {
        alertAnswers.add(answer);
    }

    /** The prescriber changed or withdrew the prescription: whatever is no longer said of it was heeded. */
    void reconsidered(UUID prescription) {
        reconsidered.add(prescription);
    }

    /** Somebody signed the prescription just now, and reads its answer. */
    void signed(UUID prescription) {
        signatures.add(prescription);
    }

    /** Prescriptions that were signed in this transaction, and not merely looked at again. */
    public Set<UUID> signatures() {
        return Set.copyOf(signatures);
    }

    /** Alerts that were overridden. */
    public List<AlertAnswer> alertAnswers() {
        return List.copyOf(alertAnswers);
    }

    /** Prescriptions that were changed, or withdrawn before they counted. */
    public Set<UUID> reconsidered() {
        return Set.copyOf(reconsidered);
    }

    /** Persons to be inserted. */
    public Collection<Person> newPersons() {
        return newPersons.values();
    }

    /** Records to be updated. */
    public List<PatientRecord> changedRecords() {
        return changedRecords.stream().map(this::record).toList();
    }

    /** Prescriptions to be inserted or updated. */
    public List<ProfileEntry> changedEntries() {
        return changedEntries.stream().map(entries::get).toList();
    }

    /** Answers to be emitted, in order. */
    public List<GateAnswer> answers() {
        return List.copyOf(answers);
    }
}
