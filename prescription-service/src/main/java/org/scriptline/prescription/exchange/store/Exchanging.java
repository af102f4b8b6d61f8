package org.scriptline.prescription.exchange.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.prescription.exchange.ReadTransaction;
import org.scriptline.prescription.fhir.TransactionResponse.Answer;
import org.scriptline.prescription.patient.store.PatientStore;
import org.scriptline.prescription.prescribing.store.Accepting;

/** Stores a transaction: every entry of it, or nothing. */
@ApplicationScoped
public class Exchanging {
    private final Database database;
    private final Idempotency idempotency;
    private final PatientStore patients;
    private final Accepting accepting;
    private final Clock clock;

    public Exchanging(
            Database database, Idempotency idempotency, PatientStore patients, Accepting accepting, Clock clock) {
        this.database = database;
        this.idempotency = idempotency;
        this.patients = patients;
        this.accepting = accepting;
        this.clock = clock;
    }

    /**
     * The answers to the entries in their order; those of the first time when the key was used before.
     *
     * @param key null when the request carried none
     */
    public List<Answer> exchange(ReadTransaction read, String practice, Actor actor, @Nullable IdempotencyKey key) {
        return database.inTransaction(transaction -> {
            Optional<StoredOutcome> earlier = key == null ? Optional.empty() : idempotency.begin(transaction, key);
            if (earlier.isPresent()) {
                return AnswerText.read(earlier.get().resource());
            }
            List<Answer> answers =
                    new Exchange(transaction, practice, actor, patients, accepting, clock.instant()).store(read);
            if (key != null) {
                idempotency.complete(transaction, key, new StoredOutcome(200, AnswerText.write(answers), 0));
            }
            return answers;
        });
    }

    /** What was answered under this key before. */
    public Optional<List<Answer>> earlier(IdempotencyKey key) {
        return database.inTransaction(
                transaction -> idempotency.begin(transaction, key).map(outcome -> AnswerText.read(outcome.resource())));
    }
}
