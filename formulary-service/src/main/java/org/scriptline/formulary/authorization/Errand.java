package org.scriptline.formulary.authorization;

/** What is to be carried to the payer. */
public enum Errand {
    /** Asks for an authorization (SCRIPT PAInitiationRequest). */
    REQUEST,
    /** Hands in the answers to the payer's questions (SCRIPT PARequest). */
    ANSWERS,
    /** Objects to a refusal (SCRIPT PAAppealRequest). */
    APPEAL,
    /** Takes the request back, because the prescription has ended (SCRIPT PACancelRequest). */
    CANCEL
}
