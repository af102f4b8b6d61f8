package org.scriptline.local.simulator;

import java.util.Optional;

/** What pharmacies send that nobody should. Each is written down and sent like any other message, so that the ledger has what it was answered. */
final class Misdeeds {

    /** More than the 1 MB that anybody reads. */
    static final int TOO_MUCH = 1_100_000;

    /** An NPI that is well formed, and of nobody who sends here. */
    static final String ANOTHER_PRESCRIBER = "1841234560";

    private static final String TO = "<To Qualifier=\"[A-Z]+\">[^<]*</To>";

    private final ScriptWriter writer;

    Misdeeds(ScriptWriter writer) {
        this.writer = writer;
    }

    /** What goes out before a fill and cannot be read. */
    Optional<OutgoingMessage> beforeFill(PharmacyBehaviour behaviour, ScriptMessage newRx) {
        String id = DispensingDesk.newMessageId();
        return switch (behaviour) {
            case SENDS_TOO_MUCH ->
                Optional.of(rxFill(
                        newRx,
                        id,
                        "too large",
                        writer.rxFill(newRx, id).replace("</Body>", " ".repeat(TOO_MUCH) + "</Body>")));
            case SENDS_DOCTYPE ->
                Optional.of(rxFill(
                        newRx,
                        id,
                        "DOCTYPE",
                        writer.rxFill(newRx, id).replace("<Message ", "<!DOCTYPE Message><Message ")));
            default -> Optional.empty();
        };
    }

    /** What follows a fill and does not fit it. */
    Optional<OutgoingMessage> afterFill(PharmacyBehaviour behaviour, ScriptMessage newRx, OutgoingMessage rxFill) {
        return switch (behaviour) {
            case CONTRADICTS_ITSELF -> Optional.of(notDispensed(newRx, DispensingDesk.newMessageId()));
            case REUSES_MESSAGE_IDS -> Optional.of(notDispensed(newRx, rxFill.messageId()));
            case ASKS_AFTER_FILLING ->
                Optional.of(OutgoingMessage.asking(
                        newRx, new Asking.Change(DispensingDesk.newMessageId(), "S", null, null), writer));
            default -> Optional.empty();
        };
    }

    /** The message as this pharmacy addresses it. */
    static OutgoingMessage addressed(PharmacyBehaviour behaviour, OutgoingMessage message) {
        return behaviour == PharmacyBehaviour.ADDRESSES_ANOTHER
                ? message.written(message.xml().replaceFirst(TO, "<To Qualifier=\"D\">" + ANOTHER_PRESCRIBER + "</To>"))
                : message;
    }

    private OutgoingMessage notDispensed(ScriptMessage newRx, String id) {
        return rxFill(newRx, id, "NotDispensed", writer.rxNotDispensed(newRx, id));
    }

    /** Without a quantity: no fill is announced by it. */
    private static OutgoingMessage rxFill(ScriptMessage newRx, String id, String misdeed, String xml) {
        return OutgoingMessage.following(newRx, "RxFill", id, misdeed, null, xml);
    }
}
