package org.scriptline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Axes;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Scriptline;
import org.scriptline.local.stack.StackException;

/** Where the story plays: a client of the running stack that measures, and waits with a bound. */
final class Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Scriptline client;

    Stage(Scriptline client) {
        this.client = client;
    }

    /**
     * An answer with the time it took.
     *
     * @param took from sending to the whole answer
     */
    record Timed(Answer answer, Duration took) {}

    /** Repeats a call that had only a temporary answer: every changing call of the story has an Idempotency-Key. */
    Timed send(Call call) {
        long began = System.nanoTime();
        try {
            Answer answer = client.sendUntilAnswered(call, PATIENCE);
            return new Timed(answer, since(began));
        } catch (IOException e) {
            throw new StackException(
                    "%s did not answer (%s): ./erx status tells whether it runs.".formatted(call.service(), call), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The demonstration was interrupted.", e);
        }
    }

    /** The same, where only success lets the story go on. */
    Timed mustSend(Call call) {
        Timed timed = send(call);
        if (!timed.answer().succeeded()) {
            throw new StackException("%s was refused with status %d:%n%s"
                    .formatted(call, timed.answer().status(), timed.answer().body()));
        }
        return timed;
    }

    /** Reads a prescription again and again until its axes are as wanted. */
    Timed await(String who, String prescription, String wanted, Predicate<Axes> reached) {
        return await(Call.read(who, prescription), wanted, json -> reached.test(Axes.of(json)));
    }

    /** Asks again and again until the answer is as wanted. */
    Timed await(Call call, String wanted, Predicate<JsonNode> reached) {
        long began = System.nanoTime();
        while (true) {
            Answer answer = mustSend(call).answer();
            if (reached.test(answer.json())) {
                return new Timed(answer, since(began));
            }
            if (since(began).compareTo(PATIENCE) > 0) {
                throw new StackException("After %d seconds there is still no sign of '%s'. The last answer to %s:%n%s"
                        .formatted(PATIENCE.toSeconds(), wanted, call, answer.body()));
            }
            pause();
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The demonstration was interrupted.", e);
        }
    }
}
