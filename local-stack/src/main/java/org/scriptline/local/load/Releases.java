package org.scriptline.local.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.Topic;
import org.scriptline.local.client.Practice;

/**
 * Puts released prescriptions on the topic as prescription-service does, in the contract's own sample of one, each with a patient, a number and a pharmacy of its
 * own. Only for a stack in which nobody else writes there: prescription-service knows none of them.
 */
final class Releases implements AutoCloseable {

    private static final String SAMPLE = "golden/v0.1/" + EventType.PRESCRIPTION_RELEASED.code() + ".json";

    /** What an ordinary prescription does not have. */
    private static final List<String> UNUSUAL = List.of("unscreenedReason", "unscreenedComment");

    private static final int FIRST_PHARMACY = 5_900_010;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Kafka's client tells its whole configuration. */
    private static final Logger CLIENT = Logger.getLogger("org.apache.kafka");

    static {
        CLIENT.setLevel(Level.SEVERE);
    }

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicLong refused = new AtomicLong();
    private final ObjectNode sample = sample();
    private long number;

    /** @param kafka bootstrap servers */
    Releases(String kafka) {
        producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0));
        producer.partitionsFor(Topic.PRESCRIPTION.code());
    }

    /** The pharmacies that take turns. */
    static List<String> pharmacies() {
        return IntStream.range(0, Cohort.POSTED_TO)
                .mapToObj(one -> Integer.toString(FIRST_PHARMACY + one))
                .toList();
    }

    /** Puts the next one there and does not wait until the broker has it. */
    SentOrder release(Stretch stretch, int round, Instant intended) {
        SentOrder order =
                new SentOrder(nextId(), pharmacies().get((int) (number % Cohort.POSTED_TO)), stretch, round, intended);
        producer.send(record(sample, order, number, Instant.now()), (acknowledged, failure) -> {
            if (failure != null) {
                refused.incrementAndGet();
            }
        });
        number++;
        return order;
    }

    /** How many the broker did not take. */
    long refused() {
        return refused.get();
    }

    /** Ids that grow, as the services make them, so that they lie together in the indexes. */
    private UUID nextId() {
        long millis = System.currentTimeMillis();
        return new UUID(
                (millis << 16) | 0x7000 | (number & 0xFFF),
                (ThreadLocalRandom.current().nextLong() >>> 2) | Long.MIN_VALUE);
    }

    /** An ordinary released prescription: a plan, a reason, an allergy and a weight, no alert. */
    static ObjectNode sample() {
        try (InputStream file = Objects.requireNonNull(Coded.class.getResourceAsStream(SAMPLE), SAMPLE)) {
            ObjectNode sample = (ObjectNode) JSON.readTree(file).path("asFirstWritten");
            sample.remove(UNUSUAL);
            sample.putArray("overridden");
            ((ObjectNode) sample.path("content")).remove("priorPrescription");
            return sample;
        } catch (IOException broken) {
            throw new UncheckedIOException("the contract's sample cannot be read", broken);
        }
    }

    /** The record of an order: the sample with its own ids, times, name and pharmacy. */
    static ProducerRecord<String, byte[]> record(ObjectNode sample, SentOrder order, long number, Instant now) {
        Practice practice = Practice.ELM_STREET;
        UUID patient = new UUID(order.prescription().getMostSignificantBits(), Long.MIN_VALUE | number);
        ObjectNode released = sample.deepCopy();
        ((ObjectNode) released.path("content"))
                .put("prescriptionId", order.prescription().toString())
                .put("patientId", patient.toString())
                .put("pharmacyNcpdpId", order.pharmacy())
                .put("writtenOn", LocalDate.ofInstant(now, Practice.ZONE).toString());
        ((ObjectNode) released.path("patient")).put("family", "Load" + Long.toString(number, Character.MAX_RADIX));
        released.put("signedAt", now.toString()).put("releasedAt", now.toString());
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                Topic.PRESCRIPTION.code(),
                patient.toString(),
                released.toString().getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/prescription-service",
                        "ce_type",
                        EventType.PRESCRIPTION_RELEASED.code(),
                        "ce_time",
                        now.toString(),
                        "ce_subject",
                        order.prescription().toString(),
                        "ce_sequence",
                        "1",
                        "ce_actor",
                        practice.npi(),
                        "ce_organization",
                        practice.id(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    /** Waits until the broker has them all. */
    @Override
    public void close() {
        producer.close();
    }
}
