package org.scriptline.local.stack;

/** The stack cannot do what was asked; the message is for the person at the terminal and says what to do about it. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message whole sentences, without a stack trace's vocabulary */
    public StackException(String message) {
        super(message);
    }

    /** @param message whole sentences, without a stack trace's vocabulary */
    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
