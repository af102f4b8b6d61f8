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
 * @param linkedBy what put it with its person
 */
public record PatientRecord(
        UUID id,
        @Nullable String practice,
        UUID personId,
        long sequence,
        LinkedBy linkedBy,
        RecordIdentity identity,
        RecordFacts facts) {

    /** A record that an event names and of which no statement has arrived. */
    public static PatientRecord unstated(UUID id) {
        return new PatientRecord(id, null, id, 0, LinkedBy.RULE, RecordIdentity.UNKNOWN, RecordFacts.NONE);
    }

    public PatientRecord stated(PatientRecordStated statement, long statedSequence) {
        return new PatientRecord(
                id,
                statement.practice(),
                personId,
                statedSequence,
                linkedBy,
                RecordIdentity.of(statement.demographics()),
                RecordFacts.of(statement));
    }

    public PatientRecord movedTo(UUID person) {
        return new PatientRecord(id, practice, person, sequence, linkedBy, identity, facts);
    }

    /** Linked by a score or by operations: a changed name or address does not move it. */
    public boolean pinned() {
        return linkedBy != LinkedBy.RULE;
    }

    /** The same record in this person; what operations linked stays linked by operations. */
    public PatientRecord linkedTo(UUID person, LinkedBy by) {
        LinkedBy stronger = by.compareTo(linkedBy) > 0 ? by : linkedBy;
        return new PatientRecord(id, practice, person, sequence, stronger, identity, facts);
    }

    /** The same record as if it had said this. */
    public PatientRecord saying(RecordFacts other) {
        return new PatientRecord(id, practice, personId, sequence, linkedBy, identity, other);
    }

    public List<AllergyFact> allergies() {
        return facts.allergies();
    }

    /** The same record, moved by its demographics again. */
    public PatientRecord released() {
        return new PatientRecord(id, practice, personId, sequence, LinkedBy.RULE, identity, facts);
    }

    @Override
    public String toString() {
        return "PatientRecord[" + id + ", redacted]";
    }
}
