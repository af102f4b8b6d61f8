package org.scriptline.local.probe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.scriptline.local.client.Practice;

/** One tablet for one day for somebody who does not exist, as a FHIR R4 MedicationRequest. */
final class ProbeOrder {

    private ProbeOrder() {}

    /** @param label letters and digits that no other order of this probe has */
    static String json(ProbeSettings settings, String label) {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.put("resourceType", "MedicationRequest").put("status", "active").put("intent", "order");
        ObjectNode patient = order.putArray("contained").addObject();
        patient.put("resourceType", "Patient").put("id", "patient");
        patient.putArray("identifier")
                .addObject()
                .put("system", "http://scriptline.example/synthetic-probe")
                .put("value", label);
        patient.putArray("name")
                .addObject()
                .put("family", "Syntheticprobe" + letters(label))
                .putArray("given")
                .add("Nobody");
        patient.put("gender", "other").put("birthDate", "1970-01-01");
        ObjectNode address = patient.putArray("address").addObject();
        address.put("city", "Nowhere")
                .put("state", "OH")
                .put("postalCode", "00000")
                .putArray("line")
                .add("1 Test Way");
        ObjectNode prescriber = order.withArray("contained").addObject();
        prescriber.put("resourceType", "Practitioner").put("id", "prescriber");
        prescriber
                .putArray("identifier")
                .addObject()
                .put("system", "http://hl7.org/fhir/sid/us-npi")
                .put("value", settings.npi());
        prescriber
                .putArray("name")
                .addObject()
                .put("family", "Probe")
                .putArray("given")
                .add("Synthetic");
        ObjectNode pharmacy = order.withArray("contained").addObject();
        pharmacy.put("resourceType", "Organization").put("id", "pharmacy").put("name", "Synthetic Probe Pharmacy");
        pharmacy.putArray("identifier")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/NCPDPProviderIdentificationNumber")
                .put("value", settings.pharmacy());
        ObjectNode medication =
                order.putObject("medicationCodeableConcept").put("text", "lisinopril 10 MG Oral Tablet");
        medication
                .putArray("coding")
                .addObject()
                .put("system", "http://www.nlm.nih.gov/research/umls/rxnorm")
                .put("code", "314076");
        order.putObject("subject").put("reference", "#patient");
        order.putObject("requester").put("reference", "#prescriber");
        order.put("authoredOn", LocalDate.now(Practice.ZONE).toString());
        order.putArray("dosageInstruction").addObject().put("text", "Take 1 tablet by mouth once daily");
        order.putArray("note").addObject().put("text", "Synthetic probe: no patient, do not dispense.");
        ObjectNode dispense = order.putObject("dispenseRequest").put("numberOfRepeatsAllowed", 0);
        dispense.putObject("quantity")
                .put("value", 1)
                .put("unit", "tablet")
                .put("system", "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl")
                .put("code", "C48542");
        dispense.putObject("expectedSupplyDuration")
                .put("value", 1)
                .put("unit", "days")
                .put("system", "http://unitsofmeasure.org")
                .put("code", "d");
        dispense.putObject("performer").put("reference", "#pharmacy");
        order.putObject("substitution").put("allowedBoolean", true);
        return order.toString();
    }

    /** Names have no digits: 0 becomes a, 9 becomes j. */
    private static String letters(String label) {
        StringBuilder letters = new StringBuilder();
        label.chars().forEach(c -> letters.append(Character.isDigit(c) ? (char) (c - '0' + 'a') : (char) c));
        return letters.toString();
    }
}
