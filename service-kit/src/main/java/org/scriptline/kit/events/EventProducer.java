package org.scriptline.kit.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.tracing.OpenSpan;
import org.scriptline.kit.tracing.Spans;
import org.scriptline.kit.web.Traces;

/** The only producer of a service: every acknowledgement wanted, idempotent, rebuilt after a failure. */
@ApplicationScoped
public class EventProducer {

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final String bootstrapServers;
    private final String source;
    private final Spans spans;
    private @Nullable KafkaProducer<String, byte[]> producer;

    public EventProducer(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "quarkus.application.name") String application,
            Spans spans) {
        this.bootstrapServers = bootstrapServers;
        this.source = "/" + application;
        this.spans = spans;
    }

    /** The record of the event in the row. */
    ProducerRecord<String, byte[]> record(ResultSet row, Instant time) throws SQLException {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(row.getString("topic"), row.getString("event_key"), row.getBytes("payload"));
        Headers headers = message.headers();
        CloudEventHeaders.add(headers, CloudEventHeaders.SPEC_VERSION, "1.0");
        CloudEventHeaders.add(headers, CloudEventHeaders.ID, row.getString("event_id"));
        CloudEventHeaders.add(headers, CloudEventHeaders.SOURCE, source);
        CloudEventHeaders.add(headers, CloudEventHeaders.TYPE, row.getString("type"));
        CloudEventHeaders.add(headers, CloudEventHeaders.TIME, time.toString());
        CloudEventHeaders.add(headers, CloudEventHeaders.SUBJECT, row.getString("subject"));
        CloudEventHeaders.add(headers, CloudEventHeaders.SEQUENCE, Long.toString(row.getLong("sequence")));
        CloudEventHeaders.add(headers, CloudEventHeaders.ACTOR, row.getString("actor"));
        CloudEventHeaders.add(headers, CloudEventHeaders.ORGANIZATION, row.getString("organization"));
        CloudEventHeaders.add(headers, CloudEventHeaders.CONTENT_TYPE, "application/json");
        String trace = row.getString("traceparent");
        if (trace != null) {
            CloudEventHeaders.add(headers, Traces.HEADER, trace);
        }
        return message;
    }

    synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
        KafkaProducer<String, byte[]> current = producer;
        if (current == null) {
            current = new KafkaProducer<>(settings());
            producer = current;
        }
        if (!spans.on()) {
            return current.send(message);
        }
        OpenSpan span = measured(message);
        return current.send(message, (acknowledged, failure) -> {
            if (failure != null) {
                span.failed(failure.getClass().getSimpleName());
            }
            span.end();
        });
    }

    /** What the record causes is then caused by its sending. */
    private OpenSpan measured(ProducerRecord<String, byte[]> message) {
        Headers headers = message.headers();
        String trace = CloudEventHeaders.text(headers, Traces.HEADER);
        OpenSpan span = spans.sent(
                message.topic(),
                String.valueOf(CloudEventHeaders.text(headers, CloudEventHeaders.TYPE)),
                trace,
                Instant.parse(String.valueOf(CloudEventHeaders.text(headers, CloudEventHeaders.TIME))));
        String own = span.traceparent(trace);
        if (own != null) {
            headers.remove(Traces.HEADER);
            CloudEventHeaders.add(headers, Traces.HEADER, own);
        }
        return span;
    }

    /** Ends it after what it holds was sent. */
    void close() {
        end(CLOSE_LIMIT);
    }

    /** Ends it at once: what it still holds is not sent, lest it overtake what failed before it. */
    void abandon() {
        end(Duration.ZERO);
    }

    private synchronized void end(Duration patience) {
        KafkaProducer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(patience);
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                // A broker that comes back knows no producer yet and takes any of two batches under way for the first.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.LINGER_MS_CONFIG,
                2,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                10_000);
    }
}
