package org.scriptline.local.stack;

/** Which runs of a stack are recorded, so that later ones start faster. What was kept is used in any case. */
public enum Learning {
    /** None: a recorded run takes longer to start and to end. */
    NEVER,
    /** The second one of the same build. */
    WHEN_STARTED_AGAIN,
    /** This one, when nothing is kept yet. */
    ALWAYS
}
