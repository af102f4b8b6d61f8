package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import org.scriptline.kit.testing.TestTokens;

/** What pharmacies post in FHIR. */
final class FhirReports {

    private static final String OURS = "http://scriptline.example/fhir/identifier/";

    private FhirReports() {}

    /** So many tablets of the order, handed over. */
    static String dispense(String id, String orderNumber, String quantity) {
        return """
                {"resourceType":"MedicationDispense","id":"d-%1$s","status":"completed",
                 "identifier":[{"system":"http://pharmacy.example/fills","value":"%1$s"}],
                 "authorizingPrescription":[{"identifier":{"system":"%2$sprescriber-order-number","value":"%3$s"}}],
                 "medicationCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/sid/ndc","code":"00093123456"}],"text":"lisinopril 10 MG Oral Tablet"},
                 "quantity":{"value":%4$s,"unit":"tablet"},"daysSupply":{"value":30},"whenHandedOver":"2026-11-22"}""".formatted(id, OURS, orderNumber, quantity);
    }

    /** The same in part. */
    static String inPart(String dispense) {
        return dispense.replace(
                "\"quantity\"",
                "\"type\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"FFP\"}]},\"quantity\"");
    }

    /** The same, not handed over for this reason. */
    static String not(String dispense, String status, String reason) {
        return dispense.replace(
                "\"status\":\"completed\"",
                "\"status\":\"" + status + "\",\"statusReasonCodeableConcept\":{\"text\":\"" + reason + "\"}");
    }

    /** The same, performed by this pharmacy. */
    static String by(String pharmacy, String dispense) {
        return dispense.replace(
                "\"quantity\"",
                "\"performer\":[{\"actor\":{\"identifier\":{\"system\":\"http://terminology.hl7.org/NamingSystem/NCPDPProviderIdentificationNumber\",\"value\":\""
                        + pharmacy + "\"}}}],\"quantity\"");
    }

    /** A completed Task of the pharmacy's own with these outputs. */
    static String task(String... dispenses) {
        return outputs(
                "{\"resourceType\":\"Task\",\"status\":\"completed\",\"intent\":\"order\",\"contained\":[]}",
                dispenses);
    }

    /** The Task, with these outputs added. */
    static String outputs(String task, String... dispenses) {
        StringBuilder outputs = new StringBuilder();
        StringBuilder contained = new StringBuilder();
        for (String dispense : dispenses) {
            String id = dispense.replaceAll("(?s).*\"id\":\"([^\"]*)\".*", "$1");
            outputs.append(outputs.isEmpty() ? "" : ",")
                    .append("{\"type\":{\"text\":\"dispensed\"},\"valueReference\":{\"reference\":\"#")
                    .append(id)
                    .append("\"}}");
            contained.append(dispense).append(",");
        }
        return task.replaceFirst("\\{", "{\"output\":[" + outputs + "],")
                .replace("\"contained\":[", "\"contained\":[" + contained)
                .replace(",]", "]");
    }

    static Response post(String pharmacy, String type, String resource) {
        return given().auth()
                .oauth2(TestTokens.token(pharmacy))
                .contentType("application/fhir+json")
                .body(resource)
                .post("/fhir/" + type);
    }

    /** Posts a MedicationDispense, or a Task, and gives the status and the first issue's code: {@code 200 010}. */
    static String verdict(String pharmacy, String resource) {
        Response answer = post(
                pharmacy, resource.contains("\"resourceType\":\"Task\"") ? "Task" : "MedicationDispense", resource);
        return answer.statusCode() + " " + answer.path("issue[0].details.coding[0].code");
    }
}
