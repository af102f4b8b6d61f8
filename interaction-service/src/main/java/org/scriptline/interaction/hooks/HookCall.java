package org.scriptline.interaction.hooks;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.hooks.HookKind;
import org.scriptline.interaction.asking.ScreeningRequest;

/**
 * A CDS Hooks call as far as it was understood.
 *
 * @param hookInstance the client's id of this call; the same one is the same call again
 * @param patientId the EMR's id of the patient
 * @param patientPrefetched whether a Patient came along
 * @param identifiers of the prefetched Patient
 * @param selections references of the orders that are spoken of; null when all are
 * @param orderer NPI of the one requester of all orders, null when none or several are named
 * @param question what is asked; each draft's id is its reference
 * @param ordersUnclear whether one of {@code unknown} speaks of an order in question
 * @param unknown what was not sent, not read or not understood, each as a phrase
 */
public record HookCall(
        HookKind kind,
        String hookInstance,
        String patientId,
        boolean patientPrefetched,
        List<Identifier> identifiers,
        @Nullable Set<String> selections,
        @Nullable String orderer,
        ScreeningRequest question,
        boolean ordersUnclear,
        List<String> unknown) {

    public HookCall {
        identifiers = List.copyOf(identifiers);
        unknown = List.copyOf(unknown);
    }

    /** Whether there is nothing to check yet: no drug, and no order that could not be understood. */
    public boolean asksNothing() {
        return namesNoDrug() && !ordersUnclear;
    }

    public boolean namesNoDrug() {
        return question.draft() == null || question.draft().isEmpty();
    }

    @Override
    public String toString() {
        return "HookCall[" + kind + ", redacted]";
    }
}
