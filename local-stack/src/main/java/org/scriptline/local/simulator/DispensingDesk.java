package org.scriptline.local.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The people behind the counters of all pretend pharmacies: they accept or refuse a NewRx, verify it, fill it, and decide a cancel.
 *
 * <p>One lock covers each decision together with its ledger line, so the order of lines is the order of decisions: of a fill and a
 * cancel at the same moment exactly one wins, and a restart replays the same winner.
 */
final class DispensingDesk {

    /** The statuses of a Task that say what the pharmacy decided. */
    private static final Set<String> TOLD = Set.of("accepted", "completed", "rejected");

    private final ReentrantLock decisions = new ReentrantLock();
    private final Clock clock = Clock.systemUTC();
    private final ScriptWriter writer = new ScriptWriter(clock);
    private final TaskWriter tasks = new TaskWriter(clock);
    private final Misdeeds misdeeds = new Misdeeds(writer);
    private final DeskState state;
    private final Ledger ledger;
    private final Messengers messengers;
    private final Roles roles;
    private final Errands errands;
    private final SimulatorTiming timing;

    DispensingDesk(
            DeskState state,
            Ledger ledger,
            Messengers messengers,
            Roles roles,
            Errands errands,
            SimulatorTiming timing) {
        this.state = state;
        this.ledger = ledger;
        this.messengers = messengers;
        this.roles = roles;
        this.errands = errands;
        this.timing = timing;
    }

    /** A MessageID of our own: a UUID as 32 hex digits. */
    static String newMessageId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Decides what to do with a message and writes it down; the answer may be told as soon as this returns. */
    Answer receive(ScriptMessage message, String xml, PharmacyBehaviour behaviour) {
        decisions.lock();
        try {
            return switch (message.type()) {
                case "NewRx" -> receiveNewRx(message, xml, behaviour);
                case "CancelRx" -> receiveCancelRx(message, xml, behaviour);
                case WantedNotices.CHANGE -> receiveChoice(message, xml);
                default ->
                    message.bringsOrder() && !state.knows(message)
                            ? receiveNewRx(message, xml, behaviour)
                            : write(message, xml, new Answer.Status("010"));
            };
        } finally {
            decisions.unlock();
        }
    }

    private Answer receiveNewRx(ScriptMessage newRx, String xml, PharmacyBehaviour behaviour) {
        var earlier = state.accepted(newRx);
        if (earlier.isPresent()) {
            return write(newRx, xml, earlier.get().answer());
        }
        Answer answer = write(newRx, xml, behaviour.toNewRx(state.refusalsOf(newRx)));
        if (!answer.accepts()) {
            state.refused(newRx.identity(), answer.word());
            return answer;
        }
        Prescription prescription = state.accept(newRx, answer);
        if (behaviour == PharmacyBehaviour.FILLS_AT_ONCE) {
            fill(prescription, behaviour);
        }
        verifyLater(prescription, behaviour);
        return answer;
    }

    /** Asks the prescriber of an order that was accepted here, and returns the question; empty when there is no such order. */
    Optional<Asking> ask(String pharmacy, String orderNumber, Function<String, Asking> question) {
        decisions.lock();
        try {
            Optional<ScriptMessage> order = accepted(pharmacy, orderNumber);
            if (order.isEmpty()) {
                return Optional.empty();
            }
            Asking asking = question.apply(newMessageId());
            if (asking instanceof Asking.Change) {
                state.changeAsked(pharmacy, asking.messageId(), orderNumber);
            }
            send(OutgoingMessage.asking(order.get(), asking, writer), 1);
            return Optional.of(asking);
        } finally {
            decisions.unlock();
        }
    }

    /** The message that brought the order; the desk lets it go when it is filled, the ledger keeps it. */
    private Optional<ScriptMessage> accepted(String pharmacy, String orderNumber) {
        return ledger.entries(0, ledger.size()).stream()
                .filter(entry -> entry.event() == LedgerEntry.Event.RECEIVED
                        && entry.pharmacy().equals(pharmacy)
                        && orderNumber.equals(entry.prescriberOrderNumber())
                        && String.valueOf(entry.answer()).startsWith("Status ")
                        && (entry.type().equals("NewRx") || ScriptMessage.isAnswer(entry.type())))
                .findFirst()
                .flatMap(entry -> ledger.receivedXml(String.valueOf(entry.messageId()))
                        .map(document -> state.read(entry, document)));
    }

    private Answer receiveCancelRx(ScriptMessage cancelRx, String xml, PharmacyBehaviour behaviour) {
        Answer answer = write(cancelRx, xml, new Answer.Status("010"));
        if (state.firstArrival(cancelRx) && behaviour != PharmacyBehaviour.IGNORES_CANCELS) {
            answerCancel(cancelRx, behaviour);
        }
        return answer;
    }

    /** From now on the prescriber hears of other fills; of an order that is not here nothing can be told. */
    private Answer receiveChoice(ScriptMessage change, String xml) {
        if (!state.choose(change)) {
            Answer answer = write(change, xml, new Answer.Error("900", "The pharmacy has no such order."));
            state.refused(change.identity(), answer.word());
            return answer;
        }
        return write(change, xml, new Answer.Status("010"));
    }

    private void answerCancel(ScriptMessage cancelRx, PharmacyBehaviour behaviour) {
        CancelDecision decision = state.decide(cancelRx);
        String messageId = newMessageId();
        String xml = writer.cancelRxResponse(cancelRx, decision, messageId);
        send(OutgoingMessage.following(cancelRx, "CancelRxResponse", messageId, decision.word(), null, xml), 1);
        if (behaviour == PharmacyBehaviour.FILLS_AFTER_CANCEL && decision.equals(CancelDecision.NOT_YET_DISPENSED)) {
            accepted(cancelRx.to(), String.valueOf(cancelRx.prescriberOrderNumber()))
                    .ifPresent(newRx -> sendLater(rxFill(
                            newRx,
                            new OutgoingMessage.Fill(state.nextFillNumber(newRx), Prescription.quantity(newRx)))));
        }
    }

    private void verifyLater(Prescription prescription, PharmacyBehaviour behaviour) {
        if (behaviour == PharmacyBehaviour.ACCEPTS_ONLY) {
            prescription.setAside();
            return;
        }
        Duration delay = behaviour == PharmacyBehaviour.VERIFIES_LATE ? timing.lateVerifyAfter() : Duration.ZERO;
        if (delay.isZero() && prescription.byTask()) {
            verify(prescription, behaviour);
        } else {
            errands.runAfter(delay, () -> locked(() -> verify(prescription, behaviour)));
        }
    }

    private void verify(Prescription prescription, PharmacyBehaviour behaviour) {
        if (!prescription.verified()) {
            prescription.newRx().ifPresent(newRx -> {
                String messageId = newMessageId();
                String xml = writer.verify(newRx, messageId);
                send(OutgoingMessage.following(newRx, "Verify", messageId, null, null, xml), behaviour.copies());
                if (!prescription.waiting()) {
                    sayUnread(newRx);
                }
            });
            prescription.verify();
        }
        if (prescription.waiting() && behaviour != PharmacyBehaviour.FILLS_AFTER_CANCEL) {
            errands.runAfter(timing.fillAfter(), () -> locked(() -> fill(prescription, behaviour)));
        }
    }

    private void fill(Prescription prescription, PharmacyBehaviour behaviour) {
        if (!prescription.waiting()) {
            return;
        }
        prescription.newRx().ifPresent(newRx -> {
            misdeeds.beforeFill(behaviour, newRx).ifPresent(misdeed -> send(misdeed, 1));
            var fill = new OutgoingMessage.Fill(state.nextFillNumber(newRx), Prescription.quantity(newRx));
            if (state.tellsOfDispensed(newRx)) {
                OutgoingMessage rxFill = rxFill(newRx, fill);
                send(inFhir(newRx, rxFill), behaviour.copies());
                misdeeds.afterFill(behaviour, newRx, rxFill).ifPresent(this::sendLater);
            } else {
                ledger.append(LedgerEntry.untold(clock.instant(), newRx, fill), null);
            }
            sayUnread(newRx);
        });
        prescription.fill();
    }

    private OutgoingMessage rxFill(ScriptMessage newRx, OutgoingMessage.Fill fill) {
        String messageId = newMessageId();
        return OutgoingMessage.following(newRx, "RxFill", messageId, null, fill, writer.rxFill(newRx, messageId));
    }

    /** Who was told of an order by a Task tells by that Task what was dispensed, where the sender takes it. */
    private OutgoingMessage inFhir(ScriptMessage newRx, OutgoingMessage rxFill) {
        if (newRx.channel() != Channel.FHIR_TASK || !messengers.reportInFhir()) {
            return rxFill;
        }
        String task = ledger.receivedXml(newRx.messageId())
                .orElseThrow(() -> new IllegalStateException("the ledger has lost a Task"));
        return rxFill.reported(tasks.dispensed(task, rxFill.messageId()));
    }

    /**
     * The RxFill may overtake the sender's next look at the Task, and who has a fill need not look again: what the status would have told is then told by SCRIPT.
     */
    private void sayUnread(ScriptMessage newRx) {
        state.told(newRx).ifPresent(verify -> messengers.post(verify.overScript()));
    }

    /** Written down now, and sent when what was sent before has had time to be taken. */
    private void sendLater(OutgoingMessage message) {
        ledger.append(message.queued(clock.instant()), message.xml());
        errands.runAfter(timing.fillAfter(), () -> messengers.post(message));
    }

    /** Written down first, then sent. */
    private void send(OutgoingMessage decided, int copies) {
        OutgoingMessage message =
                Misdeeds.addressed(roles.of(decided.pharmacy()).orElse(PharmacyBehaviour.HEALTHY), decided);
        ledger.append(message.queued(clock.instant()), message.xml());
        if (message.channel() == Channel.FHIR_TASK) {
            state.tellByStatus(message);
        }
        for (int copy = 0; copy < copies; copy++) {
            messengers.post(message);
        }
    }

    /** Says by a message of its own that this one is refused: who fetched it, or found it in a file, can answer in no other way. */
    void turnAway(ScriptMessage refused, Answer.Error error) {
        locked(() -> {
            String messageId = newMessageId();
            String xml = writer.answer(error, refused, messageId);
            send(OutgoingMessage.following(refused, "Error", messageId, null, null, xml), 1);
        });
    }

    /** The status of the Task that came as this message. */
    String standing(ScriptMessage task) {
        decisions.lock();
        try {
            return state.standing(task);
        } finally {
            decisions.unlock();
        }
    }

    /** The sender has read this status; what was decided before counts as taken with it. */
    void told(ScriptMessage task, String status) {
        if (TOLD.contains(status)) {
            locked(() -> state.told(task)
                    .ifPresent(message -> ledger.append(message.sent(clock.instant(), "Task " + status), null)));
        }
    }

    private Answer write(ScriptMessage received, @Nullable String xml, Answer answer) {
        ledger.append(LedgerEntry.received(clock.instant(), received, answer), xml);
        return answer;
    }

    private void locked(Runnable decision) {
        decisions.lock();
        try {
            decision.run();
        } finally {
            decisions.unlock();
        }
    }

    /** Takes up, after a restart, everything that an earlier run left unfinished. */
    void resume() {
        locked(() -> {
            state.takeOwed().forEach(messengers::post);
            state.takeUnread().forEach(verify -> messengers.post(verify.overScript()));
            for (ScriptMessage cancelRx : state.undecidedCancels()) {
                if (behaviourAt(cancelRx) != PharmacyBehaviour.IGNORES_CANCELS) {
                    answerCancel(cancelRx, behaviourAt(cancelRx));
                }
            }
            for (Prescription prescription : state.unfinished()) {
                prescription.newRx().ifPresent(newRx -> verifyLater(prescription, behaviourAt(newRx)));
            }
        });
    }

    private PharmacyBehaviour behaviourAt(ScriptMessage message) {
        return roles.of(message.to()).orElse(PharmacyBehaviour.HEALTHY);
    }
}
