package org.scriptline.contracts.status;

import org.scriptline.contracts.Coded;

/** How far a prior authorization is. */
public enum AuthorizationState implements Coded {
    /** The plan asks for one and nobody has begun. */
    NEEDED("needed"),
    /** The payer has been asked, or is about to be. */
    STARTED("started"),
    /** The payer asked questions that the practice has not answered. */
    QUESTIONS("questions"),
    /** The answers are with the payer. */
    SUBMITTED("submitted"),
    /** The payer agreed, for a time. */
    APPROVED("approved"),
    /** The payer refused. */
    DENIED("denied"),
    /** The practice objected to the refusal. */
    APPEALED("appealed"),
    /** Its time is over, or nobody needs it any more. */
    EXPIRED("expired");

    private final String code;

    AuthorizationState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
