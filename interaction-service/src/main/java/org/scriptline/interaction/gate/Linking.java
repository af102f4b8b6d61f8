package org.scriptline.interaction.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.scriptline.interaction.person.LinkedBy;
import org.scriptline.interaction.person.NeverLink;
import org.scriptline.interaction.person.PatientRecord;
import org.scriptline.interaction.person.PersonChoice;

/** Links and unlinks records by hand. Only the column that names the person changes; nothing is copied. */
public final class Linking {
    private final Workspace workspace;
    private final Rescreening rescreening;
    private final PersonFinding finding;

    public Linking(Workspace workspace, Gate gate, Supplier<UUID> ids) {
        this.workspace = workspace;
        this.rescreening = new Rescreening(workspace, gate);
        this.finding = new PersonFinding(workspace, ids);
    }

    /**
     * Makes two persons one and screens the union; of one person already, nothing changes.
     *
     * @return never-link pairs that this decision ends
     */
    public Set<NeverLink> link(UUID one, UUID other) {
        return link(one, other, LinkedBy.OPERATIONS);
    }

    private Set<NeverLink> link(UUID one, UUID other, LinkedBy by) {
        PatientRecord first = workspace.record(one);
        PatientRecord second = workspace.record(other);
        if (first.personId().equals(second.personId())) {
            return Set.of();
        }
        Set<UUID> here = new HashSet<>(workspace.profileOf(first).records().keySet());
        Set<UUID> there = new HashSet<>(workspace.profileOf(second).records().keySet());
        Set<NeverLink> ended = new HashSet<>();
        for (UUID a : here) {
            there.forEach(b -> ended.add(NeverLink.of(a, b)));
        }
        ended.retainAll(workspace.neverLinks());
        workspace.neverLinks().removeAll(ended);
        workspace.put(first.linkedTo(first.personId(), by));
        there.forEach(id -> workspace.put(workspace.record(id).linkedTo(first.personId(), by)));
        rescreening.joined(workspace.record(one), List.of(here, there));
        return ended;
    }

    /** Links by a score, unless a record of one person forbids it for a record of the other. */
    public boolean linkUnlessForbidden(UUID one, UUID other) {
        PatientRecord first = workspace.record(one);
        PatientRecord second = workspace.record(other);
        boolean forbidden = workspace.profileOf(first).records().values().stream()
                .anyMatch(mine -> workspace.profileOf(second).records().values().stream()
                        .anyMatch(theirs -> PersonChoice.forbidden(mine, theirs, workspace.neverLinks())));
        if (forbidden || first.personId().equals(second.personId())) {
            return false;
        }
        link(one, other, LinkedBy.SCORE);
        return true;
    }

    /**
     * Takes a record out of the person that it shares with another one, for good.
     *
     * @return the lasting pair, empty when they are two persons already
     */
    public Set<NeverLink> unlink(UUID record, UUID from) {
        PatientRecord leaving = workspace.record(record);
        PatientRecord staying = workspace.record(from);
        if (record.equals(from) || !leaving.personId().equals(staying.personId())) {
            return Set.of();
        }
        NeverLink pair = NeverLink.of(record, from);
        workspace.neverLinks().add(pair);
        PatientRecord moved = leaving.movedTo(finding.personOf(leaving)).released();
        workspace.put(moved);
        workspace.parted(Set.of(record), workspace.profileOf(staying).records().keySet());
        rescreening.parted(moved);
        rescreening.parted(staying);
        return Set.of(pair);
    }
}
