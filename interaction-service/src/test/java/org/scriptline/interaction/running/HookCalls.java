package org.scriptline.interaction.running;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Calls of CDS clients, with bodies as an EMR builds them. */
final class HookCalls {
    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    static final String EMPTY = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}";

    /** All keys but the patient, known and empty. */
    static final String NOTHING = "\"medicationRequests\":" + EMPTY + ",\"medicationStatements\":null,"
            + "\"medicationDispenses\":null,\"allergies\":null,\"conditions\":null,\"observations\":null";

    private HookCalls() {}

    static String order(String id, String rxcui, String name) {
        return "{\"resourceType\":\"MedicationRequest\",\"id\":\"" + id
                + "\",\"status\":\"draft\",\"intent\":\"order\"," + "\"medicationCodeableConcept\":" + drug(rxcui, name)
                + ",\"subject\":{\"reference\":\"Patient/p\"}}";
    }

    static String drug(String rxcui, String name) {
        return "{\"coding\":[{\"system\":\"" + RXNORM + "\",\"code\":\"" + rxcui + "\"}],\"text\":\"" + name + "\"}";
    }

    static String bundle(String... resources) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
                + List.of(resources).stream()
                        .map(resource -> "{\"resource\":" + resource + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    static String patient(String mrn) {
        return "\"patient\":{\"resourceType\":\"Patient\",\"id\":\"p\",\"gender\":\"female\",\"birthDate\":\"1970-04-01\","
                + "\"identifier\":[{\"system\":\"urn:mrn:harbor\",\"value\":\"" + mrn + "\"}]}";
    }

    static String body(String hook, String instance, String context, String prefetch) {
        return "{\"hook\":\"" + hook + "\",\"hookInstance\":\"" + instance
                + "\",\"fhirServer\":\"https://emr.example/fhir\","
                + "\"context\":{\"userId\":\"Practitioner/1\",\"patientId\":\"p\"," + context + "},\"prefetch\":{"
                + prefetch
                + "}}";
    }

    static String sign(String instance, String orders, String prefetch) {
        return body("order-sign", instance, "\"draftOrders\":" + orders, prefetch);
    }

    static String fresh() {
        return UUID.randomUUID().toString();
    }

    static ValidatableResponse post(String path, String token, String body) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .post("/cds-services/" + path)
                .then();
    }
}
