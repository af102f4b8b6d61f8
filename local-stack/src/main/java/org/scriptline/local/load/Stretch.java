package org.scriptline.local.load;

/** A part of a run of deliveries. */
enum Stretch {
    /** Checked, not measured. */
    WARM_UP,
    /** Every pharmacy answers. */
    ALL_HEALTHY,
    /** Some pharmacies are dead, and the others are measured. */
    SOME_DEAD
}
