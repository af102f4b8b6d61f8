package org.scriptline.local.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Pharmacies that nobody can call: each asks for its oldest message by GetMessage, decides on it, and names it in the next question. What it does not name it gets
 * again.
 */
final class MailboxRounds {

    private final DispensingDesk desk;
    private final GatewayPoster gateway;
    private final Switchboard switchboard;
    private final Roles roles;
    private final Errands errands;
    private final SimulatorTiming timing;
    private final ScriptReader reader = new ScriptReader();
    private final ScriptWriter writer = new ScriptWriter(Clock.systemUTC());
    /** What was turned away already: said once, however often the message comes. */
    private final Set<String> turnedAway = ConcurrentHashMap.newKeySet();

    MailboxRounds(
            DispensingDesk desk,
            GatewayPoster gateway,
            Switchboard switchboard,
            Roles roles,
            Errands errands,
            SimulatorTiming timing) {
        this.desk = desk;
        this.gateway = gateway;
        this.switchboard = switchboard;
        this.roles = roles;
        this.errands = errands;
        this.timing = timing;
    }

    /** Asks from now on. */
    void begin(String pharmacy, String release) {
        askAfter(timing.lookEvery(), pharmacy, release, null);
    }

    private void askAfter(Duration pause, String pharmacy, String release, @Nullable String acknowledged) {
        errands.runAfter(pause, () -> {
            Next next = new Next(timing.lookEvery(), null);
            try {
                next = ask(pharmacy, release, acknowledged);
            } finally {
                askAfter(next.pause(), pharmacy, release, next.acknowledged());
            }
        });
    }

    /** When it asks again, and what it then has. */
    private record Next(Duration pause, @Nullable String acknowledged) {}

    private Next ask(String pharmacy, String release, @Nullable String acknowledged) throws InterruptedException {
        Next later = new Next(timing.lookEvery(), acknowledged);
        if (!switchboard.isUp(pharmacy, role(pharmacy))) {
            return later;
        }
        String question = writer.getMessage(pharmacy, release, DispensingDesk.newMessageId(), acknowledged);
        byte[] answer = gateway.ask(pharmacy, question);
        if (answer.length == 0) {
            return later;
        }
        try {
            ScriptMessage message = reader.read(answer).by(Channel.MAILBOX);
            return switch (message.type()) {
                case "Status" -> new Next(timing.lookEvery(), null);
                case "Error" -> later;
                default -> message.to().equals(pharmacy) ? take(message, answer) : later;
            };
        } catch (ScriptReader.UnreadableMessage noScript) {
            return later;
        }
    }

    private PharmacyBehaviour role(String pharmacy) {
        return roles.of(pharmacy).orElse(PharmacyBehaviour.HEALTHY);
    }

    /** As it behaves when it has the message, whatever it did while it asked. */
    private Next take(ScriptMessage message, byte[] document) {
        PharmacyBehaviour behaviour = role(message.to());
        Answer answer = desk.receive(message, new String(document, StandardCharsets.UTF_8), behaviour);
        Duration slowly = behaviour == PharmacyBehaviour.ANSWERS_SLOWLY ? timing.slowAnswerAfter() : Duration.ZERO;
        switch (answer) {
            case Answer.Status ignored -> {
                return new Next(slowly, message.messageId());
            }
            case Answer.Error error -> {
                if (error.isFinal() && turnedAway.add(message.identity())) {
                    desk.turnAway(message, error);
                }
            }
            case Answer.Garbage garbage -> {
                if (turnedAway.add(message.identity())) {
                    errands.run(() ->
                            gateway.ask(message.to(), writer.answer(garbage, message, DispensingDesk.newMessageId())));
                }
            }
        }
        return new Next(timing.lookEvery(), null);
    }
}
