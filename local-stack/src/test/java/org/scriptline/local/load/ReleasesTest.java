package org.scriptline.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ReleasesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final UUID PRESCRIPTION = UUID.fromString("019c0a52-7b10-7c3e-9d41-5f6a70b18299");

    private final ProducerRecord<String, byte[]> message = Releases.record(
            Releases.sample(), new SentOrder(PRESCRIPTION, "5900017", Stretch.ALL_HEALTHY, 0, NOW), 36, NOW);

    private JsonNode released() throws IOException {
        return JsonMapper.builder().build().readTree(message.value());
    }

    @Test
    void anOrderHasItsOwnIdsPharmacyAndTimesAndTheDateOfItsPractice() throws IOException {
        // When
        JsonNode released = released();
        // Then
        assertThat(released.at("/content/prescriptionId").asText()).isEqualTo(PRESCRIPTION.toString());
        assertThat(released.at("/content/patientId").asText()).isEqualTo("019c0a52-7b10-7c3e-8000-000000000024");
        assertThat(released.at("/content/pharmacyNcpdpId").asText()).isEqualTo("5900017");
        assertThat(released.at("/content/writtenOn").asText()).isEqualTo("2026-11-22");
        assertThat(released.at("/patient/family").asText()).isEqualTo("Load10");
        assertThat(released.at("/releasedAt").asText()).isEqualTo("2026-11-23T02:00:00Z");
    }

    @Test
    void itIsAnOrdinaryPrescription() throws IOException {
        // When
        JsonNode released = released();
        // Then
        assertThat(released.has("unscreenedReason")).isFalse();
        assertThat(released.at("/overridden")).isEmpty();
        assertThat(released.at("/content").has("priorPrescription")).isFalse();
        assertThat(released.at("/content/medication/description").asText()).isEqualTo("lisinopril 10 MG Oral Tablet");
    }

    @Test
    void theRecordIsAFirstEventOfThePrescriptionKeyedByItsPatient() {
        // When
        Map<String, String> headers = StreamSupport.stream(message.headers().spliterator(), false)
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
        // Then
        assertThat(message.topic()).isEqualTo("erx.prescription");
        assertThat(message.key()).isEqualTo("019c0a52-7b10-7c3e-8000-000000000024");
        assertThat(headers)
                .containsEntry("ce_type", "org.scriptline.prescription.released.v1")
                .containsEntry("ce_subject", PRESCRIPTION.toString())
                .containsEntry("ce_sequence", "1")
                .containsEntry("ce_actor", "1234567893")
                .containsEntry("ce_organization", "elm-street")
                .containsEntry("ce_time", "2026-11-23T02:00:00Z");
    }

    @Test
    void thePharmaciesAreTheTwentyOfTheLoad() {
        assertThat(Releases.pharmacies()).hasSize(20).startsWith("5900010").endsWith("5900029");
    }
}
