package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;

/**
 * What an envelope may say besides who, when and which.
 *
 * @param software of the sender; null writes our own
 * @param test whether nothing may be dispensed on it
 * @param orderGroup the visit's other messages
 */
public record HeaderDetails(
        @Nullable Software software,
        @Nullable Mailbox mailbox,
        boolean test,
        @Nullable String tertiaryIdentifier,
        @Nullable OrderGroup orderGroup) {

    /** Nothing more is said. */
    public static final HeaderDetails NONE = new HeaderDetails(null, null, false, null, null);

    /** The sender's program; all three are demanded. */
    public record Software(String developer, String product, String release) {}

    /** A mailbox of a network: which one, what was delivered from it and what is acknowledged. */
    public record Mailbox(
            @Nullable String id,
            @Nullable String deliveredId,
            @Nullable String acknowledgementId) {}

    /**
     * The place of a message among those of one visit.
     *
     * @param number at most 35 characters
     * @param item 1 for the first
     * @param total how many there are
     */
    public record OrderGroup(
            String number, int item, int total, @Nullable String reason) {}
}
