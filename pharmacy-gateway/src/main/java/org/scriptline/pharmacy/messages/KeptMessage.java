package org.scriptline.pharmacy.messages;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to or from a pharmacy, without its content.
 *
 * @param id {@code out:} and the MessageID, or {@code in:}, the sender and its MessageID
 * @param direction out or in
 * @param kind NEW_RX, CANCEL_RX, ANSWER or FILL_NOTICES of ours, the transaction's name of theirs
 * @param prescriptionId null for one that matched no order
 * @param at when it was written or came
 * @param state of ours as it stands; TAKEN or UNMATCHED of theirs
 * @param times attempts of ours; how often theirs came
 * @param matchedBy the identifier that found its order; null for ours
 * @param answer what we answered; null for ours
 * @param unsettled why operations have to see to it; null when they have not, or have
 */
public record KeptMessage(
        String id,
        String direction,
        String kind,
        String pharmacyNcpdpId,
        String messageId,
        @Nullable UUID prescriptionId,
        Instant at,
        String state,
        int times,
        @Nullable String matchedBy,
        @Nullable String answer,
        @Nullable Unsettled unsettled) {}
