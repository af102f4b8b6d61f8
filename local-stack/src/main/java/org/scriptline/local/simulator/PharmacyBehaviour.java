package org.scriptline.local.simulator;

import java.util.Optional;

/** The one way in which a pretend pharmacy behaves, chosen by its NCPDP ID. */
enum PharmacyBehaviour {
    /** Status 010, Verify at once, RxFill a little later. */
    HEALTHY,
    /** Status 000 (accepted by the network only) and a Verify long after. */
    VERIFIES_LATE,
    /** Error 900 to every NewRx. */
    REJECTS,
    /** Cuts every connection until it is switched on. */
    SWITCHED_OFF,
    /** Error 600 to the first two deliveries of a NewRx, then healthy. */
    BUSY_TWICE,
    /** Accepts and verifies, but its HTTP answer comes after the sender's timeout. */
    ANSWERS_SLOWLY,
    /** Sends every Verify and RxFill twice, at the same moment and with the same MessageID. */
    REPEATS_ITSELF,
    /** HTTP status 200 with a body that is not SCRIPT; nothing is accepted. */
    ANSWERS_GARBAGE,
    /** Healthy, except that a CancelRx never gets its CancelRxResponse. */
    IGNORES_CANCELS,
    /** Fills while accepting and denies every cancel. */
    FILLS_AT_ONCE;

    private static final int FIRST_LOAD_ID = 5_900_010;
    private static final int LAST_LOAD_ID = 5_900_029;

    /** Empty for an id that has no SCRIPT endpoint here, such as the worklist-only Riverside Pharmacy (5912359). */
    static Optional<PharmacyBehaviour> of(String ncpdpId) {
        if (!ncpdpId.matches("[0-9]{7}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(ncpdpId);
        if (number >= FIRST_LOAD_ID && number <= LAST_LOAD_ID) {
            return Optional.of(HEALTHY);
        }
        return Optional.ofNullable(
                switch (number) {
                    case 5_912_342, 5_900_099 -> HEALTHY;
                    case 5_900_001 -> VERIFIES_LATE;
                    case 5_900_002 -> REJECTS;
                    case 5_900_003 -> SWITCHED_OFF;
                    case 5_900_004 -> BUSY_TWICE;
                    case 5_900_005 -> ANSWERS_SLOWLY;
                    case 5_900_006 -> REPEATS_ITSELF;
                    case 5_900_007 -> ANSWERS_GARBAGE;
                    case 5_900_008 -> IGNORES_CANCELS;
                    case 5_900_009 -> FILLS_AT_ONCE;
                    default -> null;
                });
    }

    /** What this pharmacy says to a NewRx whose MessageID it already turned away {@code earlierRefusals} times. */
    Answer toNewRx(int earlierRefusals) {
        return switch (this) {
            case VERIFIES_LATE -> new Answer.Status("000");
            case REJECTS -> new Answer.Error("900", "The pharmacy rejects this prescription");
            case BUSY_TWICE ->
                earlierRefusals < 2
                        ? new Answer.Error("600", "The pharmacy system is busy, try again later")
                        : new Answer.Status("010");
            case ANSWERS_GARBAGE -> new Answer.Garbage();
            case HEALTHY, SWITCHED_OFF, ANSWERS_SLOWLY, REPEATS_ITSELF, IGNORES_CANCELS, FILLS_AT_ONCE ->
                new Answer.Status("010");
        };
    }

    /** How many times each Verify and RxFill is sent. */
    int copies() {
        return this == REPEATS_ITSELF ? 2 : 1;
    }
}
