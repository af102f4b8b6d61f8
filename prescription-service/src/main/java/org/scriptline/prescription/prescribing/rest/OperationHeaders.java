package org.scriptline.prescription.prescribing.rest;

import jakarta.ws.rs.HeaderParam;
import org.jspecify.annotations.Nullable;

/** What the headers of an operation on a prescription say. */
public final class OperationHeaders {

    @HeaderParam("If-Match")
    @Nullable
    String ifMatch;

    @HeaderParam("Idempotency-Key")
    @Nullable
    String idempotencyKey;

    @HeaderParam("Prefer")
    @Nullable
    String prefer;
}
