package org.scriptline.pharmacy.delivery;

/** What we send by ourselves. */
public enum MessageKind {
    /** The message that carries an order: a NewRx, or the answer to a request that the order is. */
    NEW_RX,
    CANCEL_RX,
    /** An answer to a request that carries no drug; it moves no order. */
    ANSWER,
    /** An RxFillIndicatorChange: of which fills the prescriber wants to hear from now on. It moves no order. */
    FILL_NOTICES
}
