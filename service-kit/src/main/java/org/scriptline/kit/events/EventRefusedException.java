package org.scriptline.kit.events;

import org.scriptline.contracts.errors.ErrorCode;

/** A record cannot be applied and never will be as it is: it goes to quarantine. */
public final class EventRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public EventRefusedException(ErrorCode code, String reason) {
        super(reason);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
