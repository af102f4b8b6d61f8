package org.scriptline.pharmacy.order;

/** What a message from a pharmacy comes to when the order has gone on to another one. */
public enum FormerPharmacySays {
    /** It took or confirmed the prescription. */
    HAS_IT,
    /** It gave some of the drug to the patient. */
    DISPENSED,
    /** It agreed to cancel what may be live twice. */
    CANCELLED,
    /** It did not agree. */
    KEEPS_IT,
    /** Nothing that matters any more: it refused, or gave back. */
    NOTHING_NEW
}
