package org.scriptline.pharmacy.worklist.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.pharmacy.conversation.Asked;

/**
 * More of what ran out.
 *
 * @param refills fills after the first that the pharmacy asks for, 0 to 99; null leaves it to the prescriber
 */
public record RenewalRequest(
        @Nullable Integer refills, @Nullable String note) {

    Asked asked() {
        Proposal.refills(refills, "refills");
        return new Asked(RequestKind.RENEWAL, null, List.of(), List.of(), refills, Words.limited(note, "note"));
    }
}
