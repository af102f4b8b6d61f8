package org.scriptline.formulary.authorization;

/**
 * The port to payers. An adapter speaks NCPDP SCRIPT's electronic prior authorization or FHIR Prior Authorization Support.
 *
 * <p>The same errand of the same case may be carried again, after a failure or a {@link PayerReply.Later}: an adapter
 * derives its message id from case id, errand and {@link AuthorizationCase#round()}, so that a payer sees one request. It returns within {@link #BUDGET_SECONDS} and does
 * not throw for what is merely not reachable.
 */
@FunctionalInterface
public interface Payer {

    /** After this many seconds a payer counts as unreachable. */
    int BUDGET_SECONDS = 10;

    /** No payer is connected: every errand waits. */
    Payer NOT_CONNECTED = (errand, authorization) ->
            new PayerReply.Unreachable("no payer is connected for electronic prior authorization");

    PayerReply carry(Errand errand, AuthorizationCase authorization);
}
