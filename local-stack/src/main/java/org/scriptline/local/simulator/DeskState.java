package org.scriptline.local.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the pharmacies know: the prescriptions they accepted, the cancels they saw, and the messages they still owe. It can be
 * rebuilt from the ledger alone. Not thread-safe: the desk's lock guards it.
 */
final class DeskState {

    private final Map<String, Prescription> byMessage = new HashMap<>();
    private final Map<String, Prescription> byOrder = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Map<String, Integer> fillsOfOrder = new HashMap<>();
    private final Map<String, Optional<ScriptMessage>> cancels = new LinkedHashMap<>();
    private final Map<String, Prescription> toChange = new HashMap<>();
    private final Map<String, Owed> owed = new LinkedHashMap<>();
    private final Map<String, CancelDecision> decisions = new HashMap<>();
    private final Map<String, OutgoingMessage> toldByStatus = new HashMap<>();
    private final WantedNotices wanted = new WantedNotices();
    private final ScriptReader reader = new ScriptReader();
    private final TaskReader tasks = new TaskReader();
    private final Roles roles;

    DeskState(Roles roles) {
        this.roles = roles;
    }

    private record Owed(OutgoingMessage message, int copies) {}

    Optional<Prescription> accepted(ScriptMessage newRx) {
        return Optional.ofNullable(byMessage.get(newRx.identity()));
    }

    /** Takes an order in; the one that it changes, as the pharmacy asked, ends. */
    Prescription accept(ScriptMessage newRx, Answer answer) {
        Prescription changed = toChange.remove(changeKey(newRx.to(), newRx.relatesToMessageId()));
        if (changed != null) {
            changed.cancel();
        }
        Prescription prescription = new Prescription(newRx, answer);
        byMessage.put(newRx.identity(), prescription);
        byOrder.put(newRx.orderKey(), prescription);
        return prescription;
    }

    /** A change of the order was asked for. */
    void changeAsked(String pharmacy, String messageId, @Nullable String prescriberOrderNumber) {
        Prescription asked = byOrder.get(ScriptMessage.orderKey(pharmacy, prescriberOrderNumber));
        if (asked != null) {
            toChange.put(changeKey(pharmacy, messageId), asked);
        }
    }

    private static String changeKey(String pharmacy, @Nullable String messageId) {
        return pharmacy + "|" + messageId;
    }

    /** Whether the order is here already: the answer then says something about it. */
    boolean knows(ScriptMessage message) {
        return byOrder.containsKey(message.orderKey()) && !byMessage.containsKey(message.identity());
    }

    int refusalsOf(ScriptMessage newRx) {
        return refusals.getOrDefault(newRx.identity(), 0);
    }

    /** @param word what was answered */
    void refused(String identity, String word) {
        refusals.merge(identity, 1, Integer::sum);
        if (Answer.Error.failed(word)) {
            failed.add(identity);
        }
    }

    /** Takes a choice of fill notices; false when the order is not here. */
    boolean choose(ScriptMessage change) {
        boolean here = byOrder.containsKey(change.orderKey());
        if (here) {
            wanted.change(change);
        }
        return here;
    }

    /** Whether the prescriber hears of a whole fill of this order. */
    boolean tellsOfDispensed(ScriptMessage newRx) {
        return wanted.tellsOfDispensed(newRx);
    }

    /** The number of this order's next fill, 1 first. */
    int nextFillNumber(ScriptMessage newRx) {
        return fillsOfOrder.merge(newRx.orderKey(), 1, Integer::sum);
    }

    /** Whether this CancelRx arrives for the first time; it counts as unanswered from now on. */
    boolean firstArrival(ScriptMessage cancelRx) {
        return cancels.putIfAbsent(cancelRx.identity(), Optional.of(cancelRx)) == null;
    }

    /** Decides an unanswered cancel: matched by the MessageID of the NewRx, else by the order number. */
    CancelDecision decide(ScriptMessage cancelRx) {
        cancels.put(cancelRx.identity(), Optional.empty());
        Prescription prescription = byMessage.get(cancelRx.identityOfRelated());
        if (prescription == null && cancelRx.prescriberOrderNumber() != null) {
            prescription = byOrder.get(cancelRx.orderKey());
        }
        CancelDecision decision = prescription == null ? CancelDecision.NOT_FOUND : prescription.cancel();
        decisions.put(cancelRx.identity(), decision);
        return decision;
    }

    /** What the status of a Task that came as this message says now (https://hl7.org/fhir/R4/valueset-task-status.html). */
    String standing(ScriptMessage task) {
        if (task.type().equals("CancelRx")) {
            CancelDecision decision = decisions.get(task.identity());
            return decision == null ? "requested" : decision.approved() ? "completed" : "rejected";
        }
        Prescription prescription = byMessage.get(task.identity());
        if (prescription != null) {
            return prescription.standing();
        }
        if (failed.contains(task.identity())) {
            return "failed";
        }
        return refusals.containsKey(task.identity()) ? "rejected" : "accepted";
    }

    /** The message waits until the status of its Task is read. */
    void tellByStatus(OutgoingMessage message) {
        toldByStatus.put(told(message.pharmacy(), message.prescriber(), message.relatesToMessageId()), message);
    }

    /** The status was read: what it told, the first time. */
    Optional<OutgoingMessage> told(ScriptMessage task) {
        return Optional.ofNullable(toldByStatus.remove(task.identity()));
    }

    /** After a restart: the confirmations that nobody has read from the status of a Task. */
    List<OutgoingMessage> takeUnread() {
        List<OutgoingMessage> unread = toldByStatus.values().stream()
                .filter(message -> message.type().equals("Verify"))
                .toList();
        toldByStatus.values().removeAll(unread);
        return unread;
    }

    private static String told(String pharmacy, String prescriber, @Nullable String related) {
        return ScriptMessage.identity(pharmacy, prescriber, String.valueOf(related));
    }

    /** Takes one ledger entry of an earlier run into account; entries must come in their order. */
    void restore(LedgerEntry entry, @Nullable String xml) {
        switch (entry.event()) {
            case RECEIVED -> restoreReceived(entry, xml);
            case QUEUED -> restoreQueued(entry, xml == null ? "" : xml);
            case SENT -> {
                toldByStatus.computeIfPresent(
                        entry.identityOfRelated(),
                        (id, message) -> message.messageId().equals(entry.messageId()) ? null : message);
                owed.computeIfPresent(
                        String.valueOf(entry.messageId()),
                        (id, rest) -> rest.copies() == 1 ? null : new Owed(rest.message(), rest.copies() - 1));
            }
            case UNTOLD ->
                Optional.ofNullable(byMessage.get(entry.identityOfRelated())).ifPresent(prescription -> {
                    prescription.newRx().ifPresent(this::nextFillNumber);
                    prescription.fill();
                });
            case REFUSED -> owed.remove(String.valueOf(entry.messageId()));
            case CONTROL -> {}
        }
    }

    private void restoreReceived(LedgerEntry entry, @Nullable String xml) {
        String answer = String.valueOf(entry.answer());
        if (entry.type().equals("NewRx") && !answer.startsWith("Status ")) {
            refused(entry.identity(), answer);
        } else if ((entry.type().equals("NewRx") || ScriptMessage.isAnswer(entry.type()))
                && answer.startsWith("Status ")
                && !byMessage.containsKey(entry.identity())
                && xml != null) {
            ScriptMessage message = read(entry, xml);
            if (message.bringsOrder() && !knows(message)) {
                accept(message, new Answer.Status(answer.substring("Status ".length())));
            }
        } else if (entry.type().equals(WantedNotices.CHANGE) && xml != null) {
            if (!choose(read(entry, xml))) {
                refused(entry.identity(), answer);
            }
        } else if (entry.type().equals("CancelRx") && xml != null) {
            firstArrival(read(entry, xml));
        }
    }

    private void restoreQueued(LedgerEntry entry, String xml) {
        int copies = 1;
        Prescription prescription = byMessage.get(entry.identityOfRelated());
        if (prescription != null && entry.type().equals("Verify")) {
            prescription.verify();
            copies = copies(entry);
        } else if (prescription != null && entry.type().equals("RxFill") && entry.number() != null) {
            prescription.newRx().ifPresent(this::nextFillNumber);
            prescription.fill();
            copies = copies(entry);
        } else if (entry.type().equals(Asking.CHANGE)) {
            changeAsked(entry.pharmacy(), String.valueOf(entry.messageId()), entry.prescriberOrderNumber());
        } else {
            cancels.getOrDefault(entry.identityOfRelated(), Optional.empty()).ifPresent(this::decide);
        }
        OutgoingMessage message = OutgoingMessage.restored(entry, xml);
        if (message.channel() == Channel.FHIR_TASK) {
            tellByStatus(message);
        } else {
            owed.put(message.messageId(), new Owed(message, copies));
        }
    }

    private int copies(LedgerEntry entry) {
        return roles.of(entry.pharmacy()).map(PharmacyBehaviour::copies).orElse(1);
    }

    /** A message that the ledger kept. */
    ScriptMessage read(LedgerEntry received, String document) {
        Channel channel = received.channel() == null ? Channel.SCRIPT : received.channel();
        try {
            return channel == Channel.FHIR_TASK
                    ? tasks.read(received.pharmacy(), document)
                    : reader.read(document.getBytes(StandardCharsets.UTF_8)).by(channel);
        } catch (ScriptReader.UnreadableMessage e) {
            throw new IllegalStateException("the ledger holds a message that was readable once", e);
        }
    }

    /** After a restart: every accepted prescription that is not finished. */
    Collection<Prescription> unfinished() {
        return byMessage.values().stream()
                .filter(prescription -> prescription.newRx().isPresent())
                .toList();
    }

    /** After a restart: the cancels that were received and not decided. */
    List<ScriptMessage> undecidedCancels() {
        return cancels.values().stream().flatMap(Optional::stream).toList();
    }

    /** After a restart: the messages that were decided and not taken by the gateway, each as often as it is still due. */
    List<OutgoingMessage> takeOwed() {
        List<OutgoingMessage> messages = owed.values().stream()
                .flatMap(due -> IntStream.range(0, due.copies()).mapToObj(copy -> due.message()))
                .toList();
        owed.clear();
        return messages;
    }
}
