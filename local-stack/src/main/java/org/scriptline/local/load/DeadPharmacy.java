package org.scriptline.local.load;

/**
 * One that is dead for a stretch of time.
 *
 * @param behaviour as the simulator calls it
 * @param orders that came for it meanwhile
 * @param attempts that the gateway made at it meanwhile
 */
record DeadPharmacy(String ncpdpId, String behaviour, long orders, long attempts) {

    /** How the dead take turns. The one that says nothing comes first: it holds on to what it is given. */
    private static final String[] KINDS = {"NEVER_ANSWERS", "SWITCHED_OFF"};

    /** The behaviour of dead pharmacy number {@code number}, from 0. */
    static String behaviour(int number) {
        return KINDS[number % KINDS.length];
    }
}
