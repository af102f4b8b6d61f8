package org.scriptline.pharmacy.inbound;

/** By which of the header's ids a message was matched, in the order in which they are tried; or, of a NewRxRequest, by its patient; or a person said so. */
public enum MatchStep {
    RELATES_TO_MESSAGE_ID,
    PRESCRIBER_ORDER_NUMBER,
    RX_REFERENCE_NUMBER,
    PATIENT,
    BY_HAND
}
