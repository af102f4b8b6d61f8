package org.scriptline.pharmacy.delivery;

/**
 * One way of bringing messages to partners. An adapter is one class that implements it; leases, retries, deadlines, rate budgets, circuit breakers and bulkheads
 * are the same for all of them and not its business.
 */
public interface Carrier {

    /** The partners that it serves are those configured with this. */
    Transport transport();

    /**
     * Brings the message once. Its attempt is recorded already, so that the same message may come again after a crash; whatever goes wrong is an answer.
     *
     * @return what came back, within the time-out of deliveries
     */
    Reply carry(Parcel parcel) throws InterruptedException;
}
