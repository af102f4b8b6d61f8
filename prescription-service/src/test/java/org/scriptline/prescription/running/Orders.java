package org.scriptline.prescription.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.Arc;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;
import org.scriptline.prescription.fhir.OrderFixture;
import org.scriptline.prescription.inbox.store.Escalating;
import org.scriptline.prescription.inbox.store.OverdueDeliveries;
import org.scriptline.prescription.inbox.store.OverdueScreenings;

/** Prescriptions over HTTP, for tables that need many of them. */
final class Orders {

    static final String FHIR = "application/fhir+json";

    private static final String MRN = "http://elm-street.example/mrn";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Orders() {}

    /** A stored prescription, its patient record, and the number by which the practice knows the patient. */
    record Stored(UUID id, UUID patient, String mrn) {}

    /** Dr. Okafor's prescription for a patient that nobody knew before. */
    static Stored create(String status) {
        String mrn = UUID.randomUUID().toString();
        Wire.Answer created = Wire.send(
                TestTokens.token("prescriber"),
                "POST",
                "/fhir/MedicationRequest",
                Map.of("Content-Type", FHIR),
                order(status, mrn).bytes());
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        JsonNode resource = created.json();
        return new Stored(
                UUID.fromString(resource.path("id").asText()),
                UUID.fromString(resource.at("/subject/identifier/value").asText()),
                mrn);
    }

    /** Thirty tablets of lisinopril for the patient with this number. */
    static OrderFixture order(String status, String mrn) {
        return OrderFixture.lisinopril()
                .set("/status", status)
                .setJson("/contained/0/identifier", "[{\"system\":\"" + MRN + "\",\"value\":\"" + mrn + "\"}]")
                .remove("/identifier")
                .remove("/authoredOn");
    }

    /** Parameters with a coded reason. */
    static byte[] reason(String code) {
        return ("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueCode\":\"" + code
                        + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Parameters that override one alert. */
    static byte[] override(String alert) {
        return ("""
                {"resourceType":"Parameters","parameter":[{"name":"override","part":[
                  {"name":"alert","valueString":"%s"},{"name":"reason","valueCode":"WILL_MONITOR"}]}]}""".formatted(alert)).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads as Dr. Okafor. */
    static JsonNode read(String path) {
        Wire.Answer answer = Wire.send(TestTokens.token("prescriber"), "GET", path, Map.of(), null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** The axes of a prescription as {@code order transmission cancel fill}. */
    static String axes(UUID id) {
        JsonNode status = read("/prescriptions/" + id);
        return status.path("order").asText() + " " + status.path("transmission").asText() + " "
                + status.path("cancel").asText() + " " + status.path("fill").asText();
    }

    static void awaitAxes(Stored stored, String axes) {
        await().pollInterval(Duration.ofMillis(25))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(axes(stored.id())).isEqualTo(axes));
    }

    /** No signature of another test becomes overdue, and an item of the inbox, while rows are counted. */
    static void leaveNobodyOverdue(Database database) {
        change(database, """
                update prescription p set signed_at = now() + interval '1 hour' where order_status = 'signed'
                and not exists (select from attention a where a.prescription = p.id)""");
        lookOnce();
    }

    /** What the looks at times would do while rows are counted is done before. */
    static void lookOnce() {
        Arc.container().instance(OverdueScreenings.class).get().look();
        Arc.container().instance(OverdueDeliveries.class).get().look();
        Arc.container().instance(Escalating.class).get().escalate();
    }

    /** The gate lets this signature wait for as long as a test lasts. */
    static void waitForever(Database database, UUID id) {
        change(database, "update prescription set signed_at = now() + interval '1 hour' where id = '" + id + "'");
    }

    /** The gate has let this signature wait for longer than its patience. */
    static void waitTooLong(Database database, UUID id) {
        change(database, "update prescription set signed_at = now() - interval '40 seconds' where id = '" + id + "'");
    }

    private static void change(Database database, String sql) {
        database.run(transaction -> {
            try (PreparedStatement update = transaction.connection().prepareStatement(sql)) {
                update.executeUpdate();
            }
        });
    }

    /** The prescription's items of the inbox have waited for two days, and the look for such has been taken. */
    static void coverWhatWaits(Database database, Stored stored) {
        change(database, """
                update attention set opened_at = opened_at - interval '2 days' where prescription = '%s'""".formatted(stored.id()));
        lookOnce();
    }

    /** An overdue signature's item of the inbox is opened by a look every two seconds. */
    static void awaitInbox(Stored stored) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                read("/fhir/Task?patient=" + stored.patient()).path("entry"))
                        .hasSize(1));
    }

    /** Waits until an order is taken at all: the pharmacy's statement has arrived. */
    static void awaitPharmacy() {
        await().atMost(PATIENCE).untilAsserted(() -> create("draft"));
    }
}
