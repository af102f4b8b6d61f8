package org.scriptline.prescription.running;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.events.CoverageAnswered;
import org.scriptline.contracts.events.CoverageChanged;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.LinkNotice;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.reconciliation.AggregateState;
import org.scriptline.contracts.reconciliation.ReconciliationStated;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.status.AuthorizationState;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.prescription.prescribing.Samples;

/** Speaks on the topics as the other three services do. */
final class Peers implements AutoCloseable {

    /** The payer's release that answered before a new one came. */
    private static final String FORMER_RELEASE = "cms-2025-11";

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestPlatform.bootstrapServers(),
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();

    void statePharmacy(String ncpdpId, boolean active) {
        PharmacyStated pharmacy = new PharmacyStated(
                ncpdpId,
                "1003000126",
                "Corner Pharmacy",
                new PostalAddress("1 Main Street", null, "Lindenfield", "OH", "43999", "US"),
                "614-555-0100",
                active,
                true,
                null,
                List.of("NewRx", "Fill"));
        send(EventType.PHARMACY_STATED, ncpdpId, ncpdpId, pharmacy);
    }

    void answerGate(UUID prescription, UUID patient, int gatePass, GateVerdict verdict, List<Alert> alerts) {
        screen(prescription, patient, 1, gatePass, verdict, alerts, null);
    }

    /** Clears the first signature, and tells of links that a machine made. */
    void answerGate(UUID prescription, UUID patient, int gatePass, List<LinkNotice> links) {
        screen(prescription, patient, 1, gatePass, GateVerdict.CLEARED, List.of(), links);
    }

    void answerDraft(UUID prescription, UUID patient, int revision, List<Alert> alerts) {
        screen(prescription, patient, revision, null, null, alerts, null);
    }

    void answerCoverage(UUID prescription, UUID patient, int revision, CoverageResult result) {
        send(
                EventType.COVERAGE_ANSWERED,
                patient.toString(),
                prescription.toString(),
                new CoverageAnswered(prescription, patient, revision, result));
    }

    void changeCoverage(UUID prescription, UUID patient, int revision, CoverageResult result, String change) {
        send(
                EventType.COVERAGE_CHANGED,
                patient.toString(),
                prescription.toString(),
                new CoverageChanged(prescription, patient, revision, FORMER_RELEASE, List.of(change), result));
    }

    void approveAuthorization(UUID prescription, UUID patient) {
        stateAuthorization(UUID.randomUUID(), prescription, patient, AuthorizationState.APPROVED);
    }

    void stateAuthorization(UUID authorization, UUID prescription, UUID patient, AuthorizationState state) {
        boolean approved = state == AuthorizationState.APPROVED;
        send(
                EventType.PRIOR_AUTHORIZATION_STATED,
                patient.toString(),
                authorization.toString(),
                new PriorAuthorizationStated(
                        authorization,
                        prescription,
                        patient,
                        1,
                        "S9901-002-000",
                        "314076",
                        "lisinopril 10 MG Oral Tablet",
                        state,
                        state == AuthorizationState.QUESTIONS ? 2 : 0,
                        "PA-1",
                        null,
                        null,
                        approved ? LocalDate.of(2026, 11, 21) : null,
                        approved ? LocalDate.of(2027, 11, 20) : null,
                        Instant.parse("2026-11-21T10:00:00Z")));
    }

    void stateOrder(
            UUID prescription,
            UUID patient,
            OrderChange change,
            TransmissionStatus transmission,
            CancelStatus cancel,
            FillStatus fill,
            String dispensed) {
        send(
                EventType.ORDER_STATED,
                patient.toString(),
                prescription.toString(),
                Samples.state(
                        prescription,
                        patient,
                        change,
                        transmission,
                        cancel,
                        fill,
                        new BigDecimal(dispensed),
                        new BigDecimal("30"),
                        null));
    }

    void stateOrder(PharmacyOrderStated state) {
        send(
                EventType.ORDER_STATED,
                state.patientId().toString(),
                state.prescriptionId().toString(),
                state);
    }

    void stateRequest(PharmacyRequestStated request) {
        send(
                EventType.REQUEST_STATED,
                request.patientId().toString(),
                request.requestId().toString(),
                request);
    }

    void stateReconciliation(String service, AggregateState... aggregates) {
        Instant until = Instant.parse("2026-11-21T15:00:00Z");
        send(
                EventType.RECONCILIATION_STATED,
                service,
                service,
                new ReconciliationStated(
                        service, UUID.randomUUID(), until.minusSeconds(900), until, 1, 1, List.of(aggregates)));
    }

    private void screen(
            UUID prescription,
            UUID patient,
            int revision,
            @Nullable Integer gatePass,
            @Nullable GateVerdict verdict,
            List<Alert> alerts,
            @Nullable List<LinkNotice> links) {
        send(
                EventType.SCREENING_ANSWERED,
                patient.toString(),
                prescription.toString(),
                new ScreeningAnswered(
                        prescription,
                        patient,
                        revision,
                        gatePass,
                        verdict,
                        false,
                        Samples.screening(alerts, List.of()),
                        Instant.parse("2026-11-21T15:00:01Z"),
                        verdict == GateVerdict.HELD
                                ? alerts.stream().map(Alert::id).toList()
                                : List.of(),
                        links,
                        null));
    }

    /** Records that were taken for this patient's are not; this is what is left of the answer. */
    void unlink(Orders.Stored of, int gatePass, List<Alert> left, UUID... records) {
        send(
                EventType.SCREENING_ANSWERED,
                of.patient().toString(),
                of.id().toString(),
                new ScreeningAnswered(
                        of.id(),
                        of.patient(),
                        1,
                        gatePass,
                        left.isEmpty() ? GateVerdict.CLEARED : GateVerdict.HELD,
                        false,
                        Samples.screening(left, List.of()),
                        Instant.parse("2026-11-21T15:05:01Z"),
                        left.stream().map(Alert::id).toList(),
                        null,
                        List.of(records)));
    }

    private void send(EventType type, String key, String subject, Record payload) {
        long sequence = sequences.merge(type.topic().code() + subject, 1L, Long::sum);
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(type.topic().code(), key, EventJson.write(payload));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        type.code(),
                        "ce_time",
                        "2026-11-21T15:00:01Z",
                        "ce_subject",
                        subject,
                        "ce_sequence",
                        Long.toString(sequence),
                        "ce_actor",
                        "peer",
                        "ce_organization",
                        "scriptline")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
