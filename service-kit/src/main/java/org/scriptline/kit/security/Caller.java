package org.scriptline.kit.security;

import org.jspecify.annotations.Nullable;
import org.scriptline.kit.events.Actor;

/**
 * Who calls, as the verified token says.
 *
 * @param org practice id or NCPDP id; every query is bound to it
 * @param npi the prescriber's National Provider Identifier
 * @param patient record id of a patient who reads their own
 */
public record Caller(
        String issuer,
        String subject,
        String org,
        @Nullable String npi,
        Role role,
        @Nullable String patient) {

    /** The caller as the actor of events and audit entries. */
    public Actor actor() {
        return new Actor(npi != null ? npi : subject, org);
    }
}
