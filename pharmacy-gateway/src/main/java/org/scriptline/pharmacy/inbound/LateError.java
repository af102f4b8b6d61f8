package org.scriptline.pharmacy.inbound;

/** What an Error by a message of its own can do to the order, by the message of ours that it is about. */
public enum LateError {
    /** That message is the one that carries the order, and could go again in time. */
    MAY_GO_AGAIN,
    /** No message of ours can go again, for there is none, it was given up or its time is over. */
    CANNOT_GO_AGAIN,
    /** It names a message that a later one has replaced, or none has left since: it says nothing of the order any more, nor of a cancel that was asked for since. */
    ABOUT_AN_EARLIER_MESSAGE
}
