package org.scriptline.local.simulator;

/** FHIR Tasks as a sender creates them, about an invented patient. */
final class SampleTasks {

    private static final String PEOPLE = """
            {"resourceType":"Patient","id":"patient","name":[{"family":"Quill & Sons","given":["Mara"]}],"gender":"female","birthDate":"1971-04-09"},
            {"resourceType":"Practitioner","id":"prescriber","identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"1234567893"}]}""";

    private SampleTasks() {}

    /** A Task to fulfil an order of 30 tablets. */
    static String newRx(String messageId, String orderNumber) {
        return """
                {"resourceType":"Task","contained":[%s,{"resourceType":"MedicationRequest","id":"order","status":"active","intent":"order",
                  "identifier":[{"system":"http://scriptline.example/fhir/identifier/prescriber-order-number","value":"%s"}],
                  "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"314076"}],"text":"lisinopril 10 MG Oral Tablet"},
                  "authoredOn":"2026-11-21","dosageInstruction":[{"text":"Take 1 tablet by mouth daily"}],
                  "dispenseRequest":{"quantity":{"value":30,"code":"C48542"},"numberOfRepeatsAllowed":2,"expectedSupplyDuration":{"value":30}}}],
                 "status":"requested","intent":"order","code":{"coding":[{"system":"http://hl7.org/fhir/CodeSystem/task-code","code":"fulfill"}]},
                 "focus":{"reference":"#order"},
                 "identifier":[{"system":"http://scriptline.example/fhir/identifier/message-id","value":"%s"}]}""".formatted(PEOPLE, orderNumber, messageId);
    }

    /** A Task of a transaction about that order. */
    static String of(String transaction, String messageId, String orderNumber, String relatesTo, String more) {
        return """
                {"resourceType":"Task","contained":[%s],"status":"requested","intent":"order",
                 "code":{"coding":[{"system":"http://scriptline.example/fhir/CodeSystem/script-transaction","code":"%s"}]},
                 "basedOn":[{"identifier":{"system":"http://scriptline.example/fhir/identifier/message-id","value":"%s"}}],%s
                 "identifier":[{"system":"http://scriptline.example/fhir/identifier/prescriber-order-number","value":"%s"},
                   {"system":"http://scriptline.example/fhir/identifier/message-id","value":"%s"}]}""".formatted(PEOPLE, transaction, relatesTo, more, orderNumber, messageId);
    }
}
