package org.scriptline.interaction.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;

/**
 * One prescription in a person's profile.
 *
 * @param revision of the content that was last seen
 * @param gatePass of the last signature, null for a draft
 * @param signedAt of the last signature, null for a draft
 * @param overrides ids that the signature answered
 * @param factsMissing the patient's facts had not arrived when it was last looked at
 * @param stoppedOn local date on which it left, null while it has not
 * @param lingers whether a washout counts from {@code stoppedOn}: only when something was dispensed
 * @param answers how many answers were given, the sequence of the last one
 * @param neverGiven whether it is left only because the pharmacy has given nothing of it: kept as counting, so that it counts
 *     again when something is dispensed after all
 */
public record ProfileEntry(
        UUID id,
        UUID recordId,
        EntryState state,
        int revision,
        @Nullable Integer gatePass,
        @Nullable Instant signedAt,
        Set<String> overrides,
        boolean factsMissing,
        @Nullable LocalDate stoppedOn,
        boolean lingers,
        long answers,
        OrderedDrug drug,
        boolean neverGiven) {

    public ProfileEntry {
        overrides = Set.copyOf(overrides);
    }

    /** One that is what it is kept as. */
    public ProfileEntry(
            UUID id,
            UUID recordId,
            EntryState state,
            int revision,
            @Nullable Integer gatePass,
            @Nullable Instant signedAt,
            Set<String> overrides,
            boolean factsMissing,
            @Nullable LocalDate stoppedOn,
            boolean lingers,
            long answers,
            OrderedDrug drug) {
        this(
                id,
                recordId,
                state,
                revision,
                gatePass,
                signedAt,
                overrides,
                factsMissing,
                stoppedOn,
                lingers,
                answers,
                drug,
                false);
    }

    static ProfileEntry drafted(UUID id, UUID recordId, int revision, long answers, OrderedDrug drug) {
        return new ProfileEntry(
                id, recordId, EntryState.DRAFT, revision, null, null, Set.of(), false, null, false, answers, drug);
    }

    /** The same prescription signed; it does not count before the gate says so. */
    static ProfileEntry signed(
            UUID id,
            UUID recordId,
            int revision,
            int gatePass,
            Instant signedAt,
            Set<String> overrides,
            long answers,
            OrderedDrug drug) {
        return new ProfileEntry(
                id,
                recordId,
                EntryState.HELD,
                revision,
                gatePass,
                signedAt,
                overrides,
                false,
                null,
                false,
                answers,
                drug);
    }

    /** The same prescription with what the pharmacy gave; what was never given does not count. */
    public ProfileEntry supplied(Supply supply) {
        if (supply.nothing()) {
            return state == EntryState.COUNTING
                    ? with(EntryState.LEFT, factsMissing, supply.filledOn(), false, answers, drug, overrides, true)
                    : this;
        }
        return with(state, factsMissing, stoppedOn, lingers, answers, drug.supplied(supply), overrides, neverGiven);
    }

    /** What is stored of it: the supply is kept apart, and applied again when it is read. */
    public ProfileEntry kept() {
        return neverGiven
                ? with(EntryState.COUNTING, factsMissing, null, false, answers, drug, overrides, false)
                : this;
    }

    ProfileEntry counting() {
        return with(EntryState.COUNTING, factsMissing, stoppedOn, lingers, answers, drug, overrides, false);
    }

    ProfileEntry left(LocalDate on, boolean washout) {
        return with(EntryState.LEFT, false, on, washout, answers, drug, overrides, false);
    }

    ProfileEntry answered(EntryState next, boolean stillMissing) {
        boolean stays = neverGiven && next == EntryState.LEFT;
        return with(next, stays ? factsMissing : stillMissing, stoppedOn, lingers, answers + 1, drug, overrides, stays);
    }

    ProfileEntry alsoOverriding(Set<String> more) {
        Set<String> all = new HashSet<>(overrides);
        all.addAll(more);
        return with(state, factsMissing, stoppedOn, lingers, answers, drug, all, neverGiven);
    }

    ProfileEntry noticing(FillNotices notices) {
        return with(state, factsMissing, stoppedOn, lingers, answers, drug.noticing(notices), overrides, neverGiven);
    }

    private ProfileEntry with(
            EntryState next,
            boolean missing,
            @Nullable LocalDate left,
            boolean washout,
            long given,
            OrderedDrug taken,
            Set<String> answered,
            boolean hidden) {
        return new ProfileEntry(
                id, recordId, next, revision, gatePass, signedAt, answered, missing, left, washout, given, taken,
                hidden);
    }

    /** How many days ago its effect on others began to wear off, null while it is taken; empty drugs never count. */
    @Nullable
    Integer stoppedDaysAgo(LocalDate today) {
        LocalDate end = stoppedOn != null ? stoppedOn : drug.lastsUntil();
        boolean over = stoppedOn != null || end.isBefore(today);
        return over ? (int) Math.max(0, today.toEpochDay() - end.toEpochDay()) : null;
    }

    /** Whether it speaks against other prescriptions at all, now or by its washout. */
    boolean speaks() {
        return state == EntryState.COUNTING || (state == EntryState.LEFT && lingers);
    }
}
