package org.scriptline.contracts.errors;

/** What kind of failure a code is; it decides the HTTP status and whether a retry is safe. */
public enum ErrorCategory {
    /** The request cannot be read: 400. */
    MALFORMED(400, false),
    /** No valid token: 401. */
    UNAUTHENTICATED(401, false),
    /** Not allowed for this caller: 403. */
    FORBIDDEN(403, false),
    /** Not there, or not yours: 404. */
    NOT_FOUND(404, false),
    /** The method does not exist here: 405. */
    METHOD(405, false),
    /** Cannot answer in the asked format: 406. */
    NOT_ACCEPTABLE(406, false),
    /** The state does not allow it: 409. */
    CONFLICT(409, false),
    /** Somebody changed it meanwhile: 412. */
    STALE(412, false),
    /** Something that is needed neither came along nor is known here: 412. */
    PRECONDITION(412, false),
    /** Too large: 413. */
    TOO_LARGE(413, false),
    /** Not a media type we read: 415. */
    MEDIA_TYPE(415, false),
    /** Understood and not acceptable: 422. */
    UNPROCESSABLE(422, false),
    /** Too many requests: 429, retry later. */
    TOO_MANY(429, true),
    /** A bug: 500; nothing was changed. */
    INTERNAL(500, true),
    /** Overloaded or a part is down: 503, retry later. */
    UNAVAILABLE(503, true);

    private final int httpStatus;
    private final boolean retryable;

    ErrorCategory(int httpStatus, boolean retryable) {
        this.httpStatus = httpStatus;
        this.retryable = retryable;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same request may succeed later; every request is safe to repeat with its idempotency key. */
    public boolean retryable() {
        return retryable;
    }
}
