package org.scriptline.local.client;

import org.jspecify.annotations.Nullable;

/**
 * What is meant to become of one prescription of a load or crash run. The names stand in the operation log, where the checker
 * finds what to expect.
 */
public enum Scenario {
    /** Goes to a healthy pharmacy, is verified and filled. */
    FILL(Drug.LISINOPRIL, null, false),
    /** The same at the pharmacy that answers Error 600 twice before it accepts. */
    FILL_AFTER_BUSY(Drug.METFORMIN, "5900004", false),
    /** The same at the pharmacy that says everything twice. */
    FILL_ANNOUNCED_TWICE(Drug.LISINOPRIL, "5900006", false),
    /** The same at a pharmacy that fetches its messages. */
    FILL_FROM_MAILBOX(Drug.METFORMIN, "5900031", false),
    /** The same at a pharmacy that exchanges files. */
    FILL_BY_FILE(Drug.LISINOPRIL, "5900032", false),
    /** The same at a pharmacy that takes FHIR Tasks. */
    FILL_BY_TASK(Drug.METFORMIN, "5900033", false),
    /** A drug that nobody knows: stored, named, and held by the gate. */
    HOLD(Drug.UNHEARD_OF, null, false),
    /** A quantity of zero: refused at entry, nothing is stored. */
    REFUSE(Drug.LISINOPRIL, null, false),
    /** Rejected by the pharmacy with Error 900. */
    REJECT(Drug.LISINOPRIL, "5900002", false),
    /** Cancelled at once, at the pharmacy that verifies late and therefore fills late. */
    CANCEL(Drug.METFORMIN, "5900001", true),
    /** Cancelled at the pharmacy that fills at once and denies every cancel. */
    CANCEL_TOO_LATE(Drug.LISINOPRIL, "5900009", true);

    private static final int FIRST_HEALTHY = 5_900_010;
    private static final int HEALTHY = 20;

    private final Drug drug;
    private final @Nullable String pharmacy;
    private final boolean cancels;

    Scenario(Drug drug, @Nullable String pharmacy, boolean cancels) {
        this.drug = drug;
        this.pharmacy = pharmacy;
        this.cancels = cancels;
    }

    /** Whether the prescriber cancels as soon as the prescription is accepted. */
    public boolean cancels() {
        return cancels;
    }

    /** The order of life number {@code life}, for a patient whom nobody has seen before. */
    public PrescriptionRequest request(String run, int life) {
        Practice practice = life % 2 == 0 ? Practice.ELM_STREET : Practice.HARBOR_CARDIOLOGY;
        String where = pharmacy == null ? Integer.toString(FIRST_HEALTHY + life % HEALTHY) : pharmacy;
        PrescriptionRequest request =
                PrescriptionRequest.signed(practice, Person.unseen(run + "x" + life), drug, where);
        return this == REFUSE ? request.withQuantity(0) : request;
    }
}
