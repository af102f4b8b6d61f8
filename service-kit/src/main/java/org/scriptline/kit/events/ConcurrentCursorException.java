package org.scriptline.kit.events;

/** Another process moved a cursor of this batch meanwhile: the batch is looked at again. */
final class ConcurrentCursorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConcurrentCursorException(String consumer) {
        super("a cursor of " + consumer + " was moved by another process");
    }
}
