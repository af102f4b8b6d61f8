package org.scriptline.local.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.OperationLog;
import org.scriptline.local.client.OperationLog.Phase;
import org.scriptline.local.client.PrescriptionRequest;
import org.scriptline.local.client.Scenario;
import org.scriptline.local.client.Scriptline;

/**
 * Does what a prescriber does in one scenario, and logs it: prescribes, perhaps cancels, repeating each request with its
 * Idempotency-Key until the answer is known.
 */
public final class LifeRunner {

    private static final String PRESCRIBE = "prescribe";
    private static final String CANCEL = "cancel";

    private static final String INVALID = "invalid";

    private final String run;
    private final Scriptline client;
    private final OperationLog log;
    private final Duration patience;

    /**
     * @param run a label that no other run on this stack has
     * @param patience how long an operation is repeated before its outcome stays unknown
     */
    public LifeRunner(String run, Scriptline client, OperationLog log, Duration patience) {
        this.run = run;
        this.client = client;
        this.log = log;
        this.patience = patience;
    }

    /**
     * Prescribes and returns the definite answer.
     *
     * @throws IOException when there was none within the patience
     */
    public Answer prescribe(int life, Scenario scenario) throws IOException, InterruptedException {
        return prescribe(life, scenario, scenario.request(run, life));
    }

    /** The same with an order of the caller's own. */
    public Answer prescribe(int life, Scenario scenario, PrescriptionRequest request)
            throws IOException, InterruptedException {
        String key = run + "-" + life + "-" + PRESCRIBE;
        log.write(
                life,
                PRESCRIBE,
                Phase.INVOKE,
                line -> line.put("scenario", scenario.name())
                        .put("practice", request.practice().id())
                        .put("pharmacy", request.pharmacy())
                        .put("quantity", request.quantity())
                        .put("key", key));
        return perform(life, PRESCRIBE, Call.prescribe(request).withIdempotencyKey(key));
    }

    /** Cancels as the patient asked; 409 tells that it was too late. */
    public Answer cancel(int life, Scenario scenario, UUID prescription) throws IOException, InterruptedException {
        String who = scenario.request(run, life).practice().who();
        log.write(life, CANCEL, Phase.INVOKE, line -> line.put("prescription", prescription.toString()));
        return perform(
                life,
                CANCEL,
                Call.cancel(who, prescription.toString(), "PATIENT_REQUEST")
                        .withIdempotencyKey(run + "-" + life + "-" + CANCEL));
    }

    /** Sends what is wrong on purpose, until its refusal is known. */
    Answer provoke(int life, InvalidRequest kind, PrescriptionRequest order, UUID own, UUID foreign)
            throws IOException, InterruptedException {
        log.write(
                life,
                INVALID,
                Phase.INVOKE,
                line -> line.put("kind", kind.name()).put("expected", kind.status()));
        return perform(life, INVALID, kind.call(order, own, foreign, run + "-" + life + "-" + INVALID));
    }

    private Answer perform(int life, String operation, Call call) throws IOException, InterruptedException {
        Answer answer = client.sendUntilAnswered(
                call, patience, why -> log.write(life, operation, Phase.UNKNOWN, line -> line.put("why", why)));
        Phase phase = answer.succeeded() ? Phase.OK : answer.temporary() ? Phase.UNKNOWN : Phase.FAIL;
        log.write(life, operation, phase, line -> outcome(line, answer));
        return answer;
    }

    private static ObjectNode outcome(ObjectNode line, Answer answer) {
        line.put("status", answer.status());
        return answer.succeeded() ? line.put("prescription", answer.id()) : line;
    }
}
