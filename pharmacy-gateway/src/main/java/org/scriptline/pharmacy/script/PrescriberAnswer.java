package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;

/** A prescriber answers a pharmacy's request. */
public sealed interface PrescriberAnswer extends Body permits RxRenewalResponse, RxChangeResponse, NewRxResponseDenied {

    /** What was decided. */
    Answer answer();

    /** Whom it is about. */
    Parties parties();

    /** The number of the question, as the pharmacy wrote it. */
    @Nullable
    String requestReference();
}
