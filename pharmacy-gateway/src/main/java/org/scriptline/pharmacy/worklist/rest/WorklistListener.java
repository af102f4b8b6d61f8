package org.scriptline.pharmacy.worklist.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.scriptline.pharmacy.worklist.ToldMoves;
import org.scriptline.pharmacy.worklist.WorklistMove;

/** One open stream of a pharmacy. It ends with its token, when it was asked to, and when the other side does not read. */
final class WorklistListener {

    /** Events on their way that nobody has read. */
    private static final int MOST_UNREAD = 1000;

    private final String pharmacy;
    private final Instant end;
    private final SseEventSink sink;
    private final Sse sse;
    private final ToldMoves told = new ToldMoves();
    private final AtomicInteger unread = new AtomicInteger();

    WorklistListener(String pharmacy, Instant end, SseEventSink sink, Sse sse) {
        this.pharmacy = pharmacy;
        this.end = end;
        this.sink = sink;
        this.sse = sse;
    }

    String pharmacy() {
        return pharmacy;
    }

    /** Whether there is nobody to tell any more; it is closed then. */
    boolean over(Instant now) {
        boolean over = sink.isClosed() || !now.isBefore(end) || unread.get() > MOST_UNREAD;
        if (over) {
            close();
        }
        return over;
    }

    void close() {
        if (!sink.isClosed()) {
            sink.close();
        }
    }

    /** Takes the found moves for told. */
    void skip(List<WorklistMove> found, Instant now) {
        told.fresh(found, now);
    }

    void tell(List<WorklistMove> found, Instant now) {
        for (WorklistMove move : told.fresh(found, now)) {
            send(sse.newEventBuilder()
                    .id(move.id())
                    .name("order")
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(View.class, View.of(move))
                    .build());
        }
    }

    /** Keeps connection and proxies awake. */
    void heartbeat() {
        send(sse.newEventBuilder().comment("listening").build());
    }

    private void send(OutboundSseEvent event) {
        if (!sink.isClosed()) {
            unread.incrementAndGet();
            sink.send(event).whenComplete((sent, failure) -> {
                unread.decrementAndGet();
                if (failure != null) {
                    close();
                }
            });
        }
    }

    /** What is told of an order: what it is now, for reading it anew. */
    record View(String order, long sequence, Instant changedAt, String transmission, String cancel, String fill) {

        static View of(WorklistMove move) {
            return new View(
                    move.order().toString(),
                    move.sequence(),
                    move.changedAt(),
                    move.transmission(),
                    move.cancel(),
                    move.fill());
        }
    }
}
