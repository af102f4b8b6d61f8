package org.scriptline.kit.startup;

/** The service refuses to run; the message names the setting and the fix. */
public final class UnsafeStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsafeStartException(String message) {
        super(message);
    }
}
