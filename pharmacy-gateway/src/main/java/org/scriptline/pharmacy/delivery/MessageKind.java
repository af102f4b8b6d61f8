package org.scriptline.pharmacy.delivery;

/** What we send by ourselves. */
public enum MessageKind {
    NEW_RX,
    CANCEL_RX
}
