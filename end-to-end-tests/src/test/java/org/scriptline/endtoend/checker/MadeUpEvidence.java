package org.scriptline.endtoend.checker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Evidence of a faultless run of four lives: filled (a-1), held (b-2), refused, cancelled (d-4). Tests break one thing of it. */
final class MadeUpEvidence {

    final Map<Integer, Life> lives = new TreeMap<>();
    final List<Plant> plants = new ArrayList<>(List.of(new Plant("erx.prescription", "poison-1")));
    final Map<String, AxesRow> prescriptions = new HashMap<>(Map.of(
            "a-1", new AxesRow("completed", "verified", "none", "dispensed"),
            "b-2", new AxesRow("held", "none", "none", "none"),
            "d-4", new AxesRow("cancelled", "verified", "approved", "none")));
    final Map<String, AxesRow> orders = new HashMap<>(Map.of(
            "a-1", new AxesRow("-", "verified", "none", "dispensed"),
            "d-4", new AxesRow("-", "verified", "approved", "none")));
    final List<FillRow> fills = new ArrayList<>(List.of(new FillRow("a-1", 0, new BigDecimal("30.000"))));
    final Map<String, LedgerOrder> ledger = new HashMap<>(Map.of(
            "a1", ledgerOrder("a1", 1, new LedgerOrder.LedgerFill(1, new BigDecimal("30"), 1)),
            "d4", ledgerOrder("d4", 1)));
    final List<TopicRecord> topics = new ArrayList<>(List.of(
            published("a-1", 1),
            published("a-1", 2),
            new TopicRecord("erx.prescription", 0, 9, "poison-1", "", 0, "")));
    final List<StoredEvent> produced = new ArrayList<>(List.of(stored("a-1", 1), stored("a-1", 2)));
    final List<CursorRow> cursors = new ArrayList<>(
            List.of(cursor("interaction-service"), cursor("formulary-service"), cursor("pharmacy-gateway")));
    final List<QueueDepth> queues = new ArrayList<>(List.of(new QueueDepth("the outbox of pharmacy-gateway", 0)));
    final List<QuarantineRow> quarantine = new ArrayList<>(List.of(new QuarantineRow(
            "interaction-service", "prescription", "erx.prescription", "poison-1", "EVENT_SCHEMA_INVALID", "planted")));

    MadeUpEvidence() {
        Life.Reply accepted = new Life.Reply("ok", 201);
        life(1, "FILL", accepted, "a-1", null);
        life(2, "HOLD", accepted, "b-2", null);
        life(3, "REFUSE", new Life.Reply("fail", 422), null, null);
        life(4, "CANCEL", accepted, "d-4", new Life.Reply("ok", 200));
    }

    private static CursorRow cursor(String service) {
        return new CursorRow(service, service, "a-1", 2);
    }

    void life(
            int number,
            String scenario,
            Life.Reply prescribed,
            @Nullable String prescription,
            Life.@Nullable Reply cancelled) {
        lives.put(
                number,
                new Life(
                        number,
                        scenario,
                        30,
                        prescribed,
                        Optional.ofNullable(prescription),
                        Optional.ofNullable(cancelled)));
    }

    static LedgerOrder ledgerOrder(String number, int messageIds, LedgerOrder.LedgerFill... fills) {
        return new LedgerOrder(number, "5900010", messageIds, messageIds, 1, List.of(fills));
    }

    static TopicRecord published(String subject, long sequence) {
        return new TopicRecord("erx.prescription", 0, sequence, "p-1", subject, sequence, subject + "#" + sequence);
    }

    private static StoredEvent stored(String subject, long sequence) {
        return new StoredEvent("prescription-service", "erx.prescription", subject, sequence, subject + "#" + sequence);
    }

    Verdict verdict() {
        return Verdict.of(new Evidence(
                List.copyOf(lives.values()),
                plants,
                prescriptions,
                orders,
                fills,
                ledger,
                topics,
                produced,
                cursors,
                queues,
                quarantine));
    }
}
