package org.scriptline.interaction.person;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.PatientRecordStated;

/**
 * One practice's record of a patient, as far as screening needs it.
 *
 * @param practice null until the record's first statement arrives
 * @param personId who it belongs to; a record of which no person is known is its own person
 * @param sequence of the last applied statement, 0 before the first
 * @param pinned linked by operations: a changed name or address does not move it
 */
public record PatientRecord(
        UUID id,
        @Nullable String practice,
        UUID personId,
        long sequence,
        boolean pinned,
        RecordIdentity identity,
        RecordFacts facts) {

    /** A record that an event names and of which no statement has arrived. */
    public static PatientRecord unstated(UUID id) {
        return new PatientRecord(id, null, id, 0, false, RecordIdentity.UNKNOWN, RecordFacts.NONE);
    }

    public PatientRecord stated(PatientRecordStated statement, long statedSequence) {
        return new PatientRecord(
                id,
                statement.practice(),
                personId,
                statedSequence,
                pinned,
                RecordIdentity.of(statement.demographics()),
                RecordFacts.of(statement));
    }

    public PatientRecord movedTo(UUID person) {
        return new PatientRecord(id, practice, person, sequence, pinned, identity, facts);
    }

    public PatientRecord pinnedTo(UUID person) {
        return new PatientRecord(id, practice, person, sequence, true, identity, facts);
    }

    /** The same record as if it had said this. */
    public PatientRecord saying(RecordFacts other) {
        return new PatientRecord(id, practice, personId, sequence, pinned, identity, other);
    }

    public List<AllergyFact> allergies() {
        return facts.allergies();
    }

    /** The same record, moved by its demographics again. */
    public PatientRecord released() {
        return new PatientRecord(id, practice, personId, sequence, false, identity, facts);
    }

    @Override
    public String toString() {
        return "PatientRecord[" + id + ", redacted]";
    }
}
