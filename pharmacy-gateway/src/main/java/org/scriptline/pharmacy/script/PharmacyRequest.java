package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;

/** A pharmacy asks a prescriber, who answers with a {@link PrescriberAnswer}. */
public sealed interface PharmacyRequest extends Body permits RxRenewalRequest, RxChangeRequest, NewRxRequest {

    /** Whom it is about. */
    Parties parties();

    /** The pharmacy's number for its question, at most 35 characters; echoed in the answer. */
    @Nullable
    String requestReference();
}
