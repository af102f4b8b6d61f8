package org.scriptline.pharmacy.worklist.rest;

import jakarta.ws.rs.HeaderParam;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.worklist.ClaimSecrets;

/** What the headers of a pharmacist's action say: who works on the order, and which press of the button it is. */
public final class WorklistHeaders {

    @HeaderParam("Claim-Secret")
    @Nullable
    String secret;

    @HeaderParam("Idempotency-Key")
    @Nullable
    String key;

    /** What is stored of the secret; null when none was sent. */
    byte @Nullable [] secretHash() {
        return secret == null ? null : ClaimSecrets.hash(secret);
    }
}
