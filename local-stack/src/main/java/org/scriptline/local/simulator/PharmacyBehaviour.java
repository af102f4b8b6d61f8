package org.scriptline.local.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The one way in which a pretend pharmacy behaves, chosen by its NCPDP ID. */
enum PharmacyBehaviour {
    HEALTHY("Status 010, Verify at once, RxFill a second later."),
    VERIFIES_LATE(
            "Status 000 (accepted by the network only) and a Verify 20 seconds later. A Task stays requested until then."),
    REJECTS("Error 900 to every NewRx; a Task is rejected."),
    SWITCHED_OFF("Cuts every connection, fetches nothing and takes no file until it is switched on."),
    BUSY_TWICE(
            "Error 600 to the first two deliveries of a NewRx, then healthy. As a mailbox or with files it leaves the message twice; to a Task it answers 503."),
    FAILS_TWICE(
            "Error 602 to the first two deliveries of a NewRx, then healthy. As a mailbox or with files it leaves the message twice; to a Task it answers 503."),
    CANNOT_PROCESS("Error 601 to every NewRx; a Task is failed."),
    MISCONFIGURED("Error 700 to every NewRx; a Task is failed."),
    ANSWERS_SLOWLY(
            "Accepts and verifies, but its answer comes after the sender's time-out. A mailbox acknowledges as late, and a file lies as long."),
    REPEATS_ITSELF("Sends every Verify and RxFill twice, at the same moment and with the same MessageID."),
    ANSWERS_GARBAGE(
            "HTTP status 200 with a body that is not SCRIPT; nothing is accepted. As a mailbox or with files it sends that body, once for each message."),
    IGNORES_CANCELS(
            "Healthy, except that a CancelRx never gets its CancelRxResponse; the Task of a cancel stays requested."),
    FILLS_AT_ONCE("Fills while accepting and denies every cancel."),
    NEVER_ANSWERS(
            "Lets the sender connect and says nothing, fetches nothing and takes no file until it is switched on or behaves otherwise; nothing is accepted."),
    ACCEPTS_ONLY("Status 010 and nothing after it; a Task stays received."),
    CONTRADICTS_ITSELF("Healthy, and later says by another RxFill that what it dispensed was not dispensed."),
    FILLS_AFTER_CANCEL("Fills nothing until it has approved a cancel; then it reports a fill all the same."),
    ADDRESSES_ANOTHER("Healthy, but each of its messages names another prescriber as its receiver."),
    ASKS_AFTER_FILLING("Healthy, and asks for a change of what it has filled."),
    REUSES_MESSAGE_IDS("Healthy, and later uses the MessageID of its RxFill again, for one that was not dispensed."),
    SENDS_TOO_MUCH("Healthy, but sends an RxFill of 1.1 MB before the one that can be read."),
    SENDS_DOCTYPE("Healthy, but sends an RxFill with a DOCTYPE before the one that can be read.");

    private final String does;

    PharmacyBehaviour(String does) {
        this.does = does;
    }

    /** In words, for whoever chooses one. */
    String does() {
        return does;
    }

    private static final int FIRST_ID = 5_900_000;
    private static final int LAST_ID = 5_912_342;
    private static final int FIRST_LOAD_ID = 5_900_010;
    private static final int LAST_LOAD_ID = 5_900_033;

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

    /** The behaviours that belong to ids, by NCPDP ID. */
    static Map<String, PharmacyBehaviour> named() {
        Map<String, PharmacyBehaviour> named = new TreeMap<>();
        for (int number = FIRST_ID; number <= LAST_ID; number++) {
            String id = Integer.toString(number);
            of(id).ifPresent(behaviour -> named.put(id, behaviour));
        }
        return named;
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
            case FAILS_TWICE ->
                earlierRefusals < 2
                        ? new Answer.Error("602", "The pharmacy system failed, try again later")
                        : new Answer.Status("010");
            case CANNOT_PROCESS -> new Answer.Error("601", "The pharmacy system is unable to process this");
            case MISCONFIGURED -> new Answer.Error("700", "The pharmacy is not set up for this sender");
            case ANSWERS_GARBAGE -> new Answer.Garbage();
            case HEALTHY,
                    SWITCHED_OFF,
                    ANSWERS_SLOWLY,
                    REPEATS_ITSELF,
                    IGNORES_CANCELS,
                    FILLS_AT_ONCE,
                    NEVER_ANSWERS,
                    ACCEPTS_ONLY,
                    CONTRADICTS_ITSELF,
                    FILLS_AFTER_CANCEL,
                    ADDRESSES_ANOTHER,
                    ASKS_AFTER_FILLING,
                    REUSES_MESSAGE_IDS,
                    SENDS_TOO_MUCH,
                    SENDS_DOCTYPE -> new Answer.Status("010");
        };
    }

    /** Whether nobody is there until the pharmacy is switched on. */
    boolean dead() {
        return this == SWITCHED_OFF || this == NEVER_ANSWERS;
    }

    /** How many times each Verify and RxFill is sent. */
    int copies() {
        return this == REPEATS_ITSELF ? 2 : 1;
    }
}
