package org.scriptline.kit.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.events.EventDecoder.Decoded;
import org.scriptline.kit.events.EventDecoder.Readable;
import org.scriptline.kit.events.EventDecoder.Unreadable;
import org.scriptline.kit.problem.Wordless;
import org.scriptline.kit.tracing.OpenSpan;
import org.scriptline.kit.tracing.Spans;

/**
 * Applies batches: decode outside the transaction, then the whole batch in one. When the data is at fault it is
 * rolled back and applied record by record, and only the culprit goes to quarantine; when the infrastructure is at
 * fault the same batch is tried again until it goes through. It never fails towards the connector.
 */
@ApplicationScoped
public class BatchConsumer {

    private static final Logger LOG = Logger.getLogger(BatchConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Database database;
    private final EventApplication application;
    private final QuarantineStore quarantine;
    private final ConsumerProgress progress;
    private final Spans spans;

    public BatchConsumer(
            Database database,
            EventApplication application,
            QuarantineStore quarantine,
            ConsumerProgress progress,
            Spans spans) {
        this.database = database;
        this.application = application;
        this.quarantine = quarantine;
        this.progress = progress;
        this.spans = spans;
    }

    /** Applies the records and returns when their effects are committed. */
    public void consume(ConsumerRecords<String, byte[]> records, EventApplier applier) {
        List<Decoded> batch = new ArrayList<>(records.count());
        long oldest = Long.MAX_VALUE;
        for (ConsumerRecord<String, byte[]> source : records) {
            oldest = Math.min(oldest, source.timestamp());
            batch.add(EventDecoder.decode(source, applier));
        }
        if (batch.isEmpty()) {
            return;
        }
        progress.began(applier.consumer(), oldest);
        if (spans.on()) {
            applyMeasured(batch, applier);
        } else {
            applyUntilCommitted(batch, applier);
        }
        progress.finished(applier.consumer());
    }

    private void applyMeasured(List<Decoded> batch, EventApplier applier) {
        List<OpenSpan> open = new ArrayList<>(batch.size());
        try {
            applyUntilCommitted(
                    batch.stream()
                            .map(decoded -> decoded instanceof Readable event && event.wanted()
                                    ? measured(event, applier, open)
                                    : decoded)
                            .toList(),
                    applier);
        } finally {
            open.forEach(OpenSpan::end);
        }
    }

    private Decoded measured(Readable readable, EventApplier applier, List<OpenSpan> open) {
        IncomingEvent event = readable.event();
        OpenSpan span =
                spans.applied(applier.topic().code(), event.type().code(), applier.consumer(), event.traceparent());
        open.add(span);
        return new Readable(readable.source(), event.traced(span.traceparent(event.traceparent())), true);
    }

    private void applyUntilCommitted(List<Decoded> batch, EventApplier applier) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                applyOrIsolate(batch, applier);
                return;
            } catch (DatabaseException unavailable) {
                LOG.warnf(
                        "%s waits for the database and will repeat %d records: %s",
                        applier.consumer(), batch.size(), unavailable.getMessage());
            } catch (ConcurrentCursorException overtaken) {
                LOG.infof("%s met another process on the same aggregate and looks again", applier.consumer());
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void applyOrIsolate(List<Decoded> batch, EventApplier applier) {
        try {
            applyAll(batch, applier);
        } catch (ConcurrentCursorException overtaken) {
            throw overtaken;
        } catch (RuntimeException atFault) {
            if (atFault instanceof DatabaseException failure && failure.infrastructure()) {
                throw failure;
            }
            if (batch.size() == 1) {
                quarantineOne(batch.getFirst(), applier, atFault);
                return;
            }
            LOG.warnf("%s isolates a record among %d", applier.consumer(), batch.size());
            for (Decoded one : batch) {
                applyOrIsolate(List.of(one), applier);
            }
        }
    }

    private void applyAll(List<Decoded> batch, EventApplier applier) {
        database.run(transaction -> {
            List<Readable> readable = new ArrayList<>(batch.size());
            for (Decoded decoded : batch) {
                switch (decoded) {
                    case Readable event -> {
                        readable.add(event);
                        transaction
                                .traces()
                                .link(event.event().key(), event.event().traceparent());
                        transaction
                                .traces()
                                .link(event.event().subject(), event.event().traceparent());
                    }
                    case Unreadable culprit -> quarantine.add(transaction.connection(), applier.consumer(), culprit);
                }
            }
            application.apply(transaction, applier, readable);
        });
    }

    private void quarantineOne(Decoded culprit, EventApplier applier, RuntimeException atFault) {
        switch (culprit) {
            case Unreadable unreadable -> throw atFault;
            case Readable readable -> {
                ErrorCode code =
                        atFault instanceof EventRefusedException refused ? refused.code() : ErrorCode.EVENT_REFUSED;
                String reason = atFault instanceof EventRefusedException
                        ? String.valueOf(atFault.getMessage())
                        : atFault.getClass().getSimpleName();
                LOG.errorf(
                        Wordless.of(atFault),
                        "%s put %s %s %d into quarantine: %s",
                        applier.consumer(),
                        readable.event().type().code(),
                        readable.event().subject(),
                        readable.event().sequence(),
                        code);
                Unreadable reasoned = new Unreadable(
                        Objects.requireNonNull(readable.source()),
                        readable.event().subject(),
                        readable.event().sequence(),
                        readable.event().type().code(),
                        code,
                        reason);
                database.run(transaction -> quarantine.add(transaction.connection(), applier.consumer(), reasoned));
            }
        }
    }

    private static void sleep(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the database", stopped);
        }
    }
}
