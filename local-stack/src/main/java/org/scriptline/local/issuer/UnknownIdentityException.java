package org.scriptline.local.issuer;

/** Nobody is called that; the message is one sentence and lists who is known. */
public final class UnknownIdentityException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownIdentityException(String who) {
        super("Nobody is called '%s': ask for one of %s, or for a pharmacy by its seven-digit NCPDP ID."
                .formatted(who, String.join(", ", Identity.names())));
    }
}
