package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.GroupCommit;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.web.Traces;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.inbound.InboundSteps;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.script.Message;

/** Takes messages in one transaction: dedupe, match, step, event, answer. Those that come at the same time share it. */
@ApplicationScoped
public class TakingMessages {

    /** How long the first message waits for others; a pharmacy waits for its answer as long. */
    private static final Duration BEAT = Duration.ofMillis(20);
    /** The most messages in one transaction. */
    private static final int TOGETHER = 64;

    private final Database database;
    private final InboundMessages inbound;
    private final Matching matching;
    private final OrderSteps orders;
    private final RequestMessages requests;
    private final HistoryQuestions histories;
    private final Receivers receivers;
    private final ReusedMessageIds reused;
    private final GroupCommit<TakenMessage, InboundAnswer> group =
            new GroupCommit<>(this::takeTogether, BEAT, TOGETHER);

    public TakingMessages(
            Database database,
            InboundMessages inbound,
            Matching matching,
            OrderSteps orders,
            RequestMessages requests,
            HistoryQuestions histories,
            Receivers receivers,
            ReusedMessageIds reused) {
        this.database = database;
        this.inbound = inbound;
        this.matching = matching;
        this.orders = orders;
        this.requests = requests;
        this.histories = histories;
        this.receivers = receivers;
        this.reused = reused;
    }

    /** Takes the message and gives the answer, which is committed when this returns. */
    public InboundAnswer take(Message message, byte[] raw, Actor sender) {
        return group.run(new TakenMessage(message, raw, sender, Traces.current()));
    }

    private List<InboundAnswer> takeTogether(List<TakenMessage> messages) {
        return database.inTransaction(transaction -> takeTogether(transaction, messages));
    }

    /** A message that is in the list twice is taken once; the second is a repeat, like any that was here before. */
    private List<InboundAnswer> takeTogether(Transaction transaction, List<TakenMessage> messages) throws SQLException {
        Connection connection = transaction.connection();
        Map<TakenMessage.Key, TakenMessage> firsts = new TreeMap<>();
        messages.forEach(message -> firsts.putIfAbsent(message.key(), message));
        Set<TakenMessage.Key> fresh = inbound.insert(connection, List.copyOf(firsts.values()));
        firsts.keySet().retainAll(fresh);
        List<TakenMessage> taken = step(
                transaction,
                messages.stream()
                        .filter(message -> firsts.get(message.key()) == message)
                        .toList());
        inbound.conclude(connection, taken);
        Map<TakenMessage.Key, InboundAnswer> given = new HashMap<>();
        for (TakenMessage message : taken) {
            given.put(message.key(), answer(message));
            transaction.audit(entry(message));
        }
        List<InboundAnswer> answers = new ArrayList<>();
        for (TakenMessage message : messages) {
            InboundAnswer own = firsts.get(message.key()) == message ? given.get(message.key()) : null;
            answers.add(own != null ? own : repeated(transaction, message));
        }
        return answers;
    }

    /** A sender that uses a MessageID for something else hears the first answer, as any retry does; operations hear of it. */
    private InboundAnswer repeated(Transaction transaction, TakenMessage message) throws SQLException {
        InboundMessages.Repeat repeat = inbound.repeat(transaction.connection(), message);
        if (repeat.other()) {
            reused.keep(transaction, message);
        }
        InboundAnswer first = repeat.answer();
        return first != null
                ? first
                : InboundAnswer.rejected(InboundAnswer.DUPLICATE, "The MessageID was used for another message");
    }

    /** The messages with their answers, in the order in which they came; each has moved its order. */
    private List<TakenMessage> step(Transaction transaction, List<TakenMessage> fresh) throws SQLException {
        List<TakenMessage> handled = fresh.stream()
                .filter(message -> InboundSteps.handled(message.message().body()))
                .toList();
        Map<TakenMessage.Key, Match> matches = matching.match(transaction.connection(), handled);
        Map<UUID, String> prescribers = receivers.prescribers(transaction.connection(), matches.values());
        List<TakenMessage> judged = fresh.stream()
                .map(message -> judged(message, matches, prescribers))
                .toList();
        Map<TakenMessage.Key, InboundAnswer> refusals = orders.step(
                transaction,
                judged.stream().filter(message -> message.match() != null).toList());
        List<TakenMessage> concluded = new ArrayList<>();
        for (TakenMessage message : judged) {
            InboundAnswer refusal = refusals.get(message.key());
            requests.take(transaction, message);
            concluded.add(refusal == null ? histories.take(transaction, message) : message.answered(refusal));
        }
        return concluded;
    }

    private static TakenMessage judged(
            TakenMessage message, Map<TakenMessage.Key, Match> matches, Map<UUID, String> prescribers) {
        if (!InboundSteps.handled(message.message().body())) {
            return message.answered(InboundAnswer.rejected(InboundAnswer.UNFITTING, "This transaction is not handled"));
        }
        Match match = matches.get(message.key());
        if (match != null
                && Receivers.wrong(message.message().header().to(), prescribers.get(match.prescriptionId()))) {
            return message.answered(InboundAnswer.rejected(
                    InboundAnswer.UNIDENTIFIED, "The receiver is not the prescriber of this order"));
        }
        return match == null
                ? message.answered(
                        InboundAnswer.rejected(InboundAnswer.UNIDENTIFIED, "It matches no order; kept for a human"))
                : message.matched(match).answered(InboundAnswer.taken());
    }

    private static InboundAnswer answer(TakenMessage message) {
        if (message.answer() == null) {
            throw new IllegalStateException("a message was taken without an answer");
        }
        return message.answer();
    }

    private static AuditEntry entry(TakenMessage message) {
        InboundAnswer answer = answer(message);
        return new AuditEntry(
                message.sender(),
                "send",
                "script-message",
                message.message().header().messageId(),
                answer.kind() + " " + answer.code(),
                message.match() == null ? null : message.match().step().name());
    }
}
