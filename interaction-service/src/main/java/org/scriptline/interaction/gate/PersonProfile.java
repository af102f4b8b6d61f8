package org.scriptline.interaction.gate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scriptline.interaction.person.PatientRecord;

/**
 * Everything the gate knows of one person at one moment.
 *
 * @param records all linked records by id
 * @param entries the prescriptions of those records by id
 * @param possibleMatches records that may be the same person and are not linked
 * @param eventsWaiting an event of one of the records is quarantined or parked
 */
public record PersonProfile(
        Map<UUID, PatientRecord> records, Map<UUID, ProfileEntry> entries, int possibleMatches, boolean eventsWaiting) {

    public PersonProfile {
        records = new LinkedHashMap<>(records);
        entries = new LinkedHashMap<>(entries);
    }

    /** Whether the facts that the entry was written against are all applied. */
    boolean factsMissing(ProfileEntry entry) {
        PatientRecord record = records.get(entry.recordId());
        return eventsWaiting
                || record == null
                || record.sequence() < entry.drug().patientSequence();
    }

    /** The entries that speak against {@code entry}. */
    List<ProfileEntry> othersThan(ProfileEntry entry) {
        return entries.values().stream()
                .filter(other -> !other.id().equals(entry.id()) && other.speaks())
                .toList();
    }

    /** Every entry that speaks against a prescription that is not stored. */
    public List<ProfileEntry> speaking() {
        return entries.values().stream().filter(ProfileEntry::speaks).toList();
    }

    /** The profile of only these records: what one side of a link knew before it. */
    PersonProfile narrowedTo(Collection<UUID> recordIds) {
        Map<UUID, PatientRecord> fewerRecords = new LinkedHashMap<>(records);
        fewerRecords.keySet().retainAll(recordIds);
        Map<UUID, ProfileEntry> fewerEntries = new LinkedHashMap<>(entries);
        fewerEntries.values().removeIf(entry -> !recordIds.contains(entry.recordId()));
        return new PersonProfile(fewerRecords, fewerEntries, possibleMatches, eventsWaiting);
    }

    /** The same profile with another state of one of its records. */
    PersonProfile with(PatientRecord record) {
        Map<UUID, PatientRecord> other = new LinkedHashMap<>(records);
        other.put(record.id(), record);
        return new PersonProfile(other, entries, possibleMatches, eventsWaiting);
    }

    @Override
    public String toString() {
        return "PersonProfile[redacted]";
    }
}
