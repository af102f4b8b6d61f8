package org.scriptline.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scriptline.local.client.Practice.ELM_STREET;
import static org.scriptline.local.client.Practice.HARBOR_CARDIOLOGY;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.endtoend.stack.OnStack;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Person;

/** Facts that come with an order speak in its screening; facts that come after the release raise a late alert. */
@OnStack
class FactsJourneyTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Journey journey;

    @BeforeEach
    void begin(RunningStack running) {
        journey = new Journey(running);
    }

    @Test
    void importedHistoryAlertsAtOnceAndAnAllergyRecordedAfterTheReleaseRaisesALateAlert() {
        // Given
        Person person = Journey.somebody();
        String against = bundle(
                person, "elm-street", history("sertraline 50 MG Oral Tablet"), order("active", "313447", "1234567893"));
        String amoxicillin = bundle(person, "harbor-cardiology", order("active", "308194", "1987654328"));

        // When
        String held = prescribed(ELM_STREET.who(), against, 2);
        String released = prescribed(HARBOR_CARDIOLOGY.who(), amoxicillin, 1);

        // Then
        journey.untilAxes(ELM_STREET, held, "held", "none", "none", "none");
        JsonNode alert = journey.look(ELM_STREET, held).at("/screening/alerts/0");
        assertThat(alert.path("severity").asText()).isEqualTo("CONTRAINDICATED");
        assertThat(alert.at("/involved/1/origin").asText()).isEqualTo("imported");
        assertThat(alert.at("/involved/1/prescriber").asText()).isEqualTo("Dr. M. Silva");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journey.look(HARBOR_CARDIOLOGY, released)
                                .path("order")
                                .asText())
                        .isIn("active", "completed"));
        Answer recorded = send("agent", bundle(person, "elm-street", allergy()));
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journey.look(HARBOR_CARDIOLOGY, released)
                                .path("lateAlertOpen")
                                .asBoolean())
                        .isTrue());
        assertThat(String.join(" ", journey.timeline(HARBOR_CARDIOLOGY, released)))
                .contains("An alert came after the release");
    }

    private String prescribed(String who, String bundle, int entry) {
        Answer answer = send(who, bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .at("/entry/" + entry + "/response/location")
                .asText()
                .split("/")[1];
    }

    private Answer send(String who, String bundle) {
        return journey.call(Call.transaction(who, bundle)
                .withIdempotencyKey(UUID.randomUUID().toString()));
    }

    private static String bundle(Person person, String practice, String... entries) {
        String patient = """
                {"fullUrl":"urn:uuid:patient","request":{"method":"POST","url":"Patient"},"resource":{"resourceType":"Patient",
                 "identifier":[{"system":"http://%s.example/record-number","value":"%s"}],
                 "name":[{"family":"%s","given":["%s"]}],"gender":"%s","birthDate":"%s",
                 "address":[{"line":["12 Larch Row"],"city":"Springfield","state":"IL","postalCode":"%s","country":"US"}]}}""".formatted(
                        practice,
                        person.recordNumber(),
                        person.family(),
                        person.given(),
                        person.gender(),
                        person.birthDate(),
                        person.postalCode());
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + patient + ","
                + String.join(",", entries) + "]}";
    }

    private static String history(String drug) {
        return """
                {"fullUrl":"urn:uuid:history","request":{"method":"POST","url":"MedicationRequest"},"resource":{
                 "resourceType":"MedicationRequest","status":"active","intent":"order","subject":{"reference":"urn:uuid:patient"},
                 "medicationCodeableConcept":{"text":"%s"},"authoredOn":"2026-10-01","requester":{"display":"Dr. M. Silva"}}}""".formatted(drug);
    }

    private static String allergy() {
        return """
                {"fullUrl":"urn:uuid:allergy","request":{"method":"POST","url":"AllergyIntolerance"},"resource":{
                 "resourceType":"AllergyIntolerance","patient":{"reference":"urn:uuid:patient"},"code":{"text":"penicillin"}}}""";
    }

    private static String order(String status, String rxcui, String npi) {
        return """
                {"fullUrl":"urn:uuid:order","request":{"method":"POST","url":"MedicationRequest"},"resource":{
                 "resourceType":"MedicationRequest","status":"%s","intent":"order","subject":{"reference":"urn:uuid:patient"},
                 "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"%s"}]},
                 "requester":{"reference":"Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|%s"},
                 "dosageInstruction":[{"text":"Take 1 by mouth twice daily"}],
                 "dispenseRequest":{"quantity":{"value":30,"unit":"tablet"},"expectedSupplyDuration":{"value":15,"unit":"days"},
                  "performer":{"identifier":{"system":"http://terminology.hl7.org/CodeSystem/NCPDPProviderIdentificationNumber","value":"5900010"}}}}}""".formatted(status, rxcui, npi);
    }
}
