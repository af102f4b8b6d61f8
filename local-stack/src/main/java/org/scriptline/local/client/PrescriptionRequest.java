package org.scriptline.local.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A prescription as an EMR would order it, and its FHIR R4 MedicationRequest as JSON text, self-contained.
 *
 * @param quantity in tablets, per fill
 * @param daysSupply of one fill, in days
 * @param refills fills after the first
 * @param plan the patient's drug plan as {@code contract-plan-segment}, or null when coverage is not known
 * @param sign true drafts and signs in one call
 */
public record PrescriptionRequest(
        Practice practice,
        Person person,
        Drug drug,
        String pharmacy,
        int quantity,
        int daysSupply,
        int refills,
        @Nullable String plan,
        boolean sign) {

    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    private static final String NCPDP_ID = "http://terminology.hl7.org/CodeSystem/NCPDPProviderIdentificationNumber";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final String NCI_THESAURUS = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl";
    private static final String TABLET = "C48542";

    /** Thirty tablets for thirty days without refills, signed at once. */
    public static PrescriptionRequest signed(Practice practice, Person person, Drug drug, String pharmacy) {
        return new PrescriptionRequest(practice, person, drug, pharmacy, 30, 30, 0, null, true);
    }

    /** The same as a draft. */
    public PrescriptionRequest asDraft() {
        return new PrescriptionRequest(practice, person, drug, pharmacy, quantity, daysSupply, refills, plan, false);
    }

    public PrescriptionRequest withQuantity(int tablets) {
        return new PrescriptionRequest(practice, person, drug, pharmacy, tablets, daysSupply, refills, plan, sign);
    }

    public PrescriptionRequest withPlan(String planId) {
        return new PrescriptionRequest(practice, person, drug, pharmacy, quantity, daysSupply, refills, planId, sign);
    }

    /** The FHIR resource. */
    public String json() {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.put("resourceType", "MedicationRequest");
        ArrayNode contained = order.putArray("contained");
        contained.add(patient()).add(prescriber()).add(pharmacyOrganization());
        if (plan != null) {
            contained.add(coverage(plan));
        }
        order.put("status", sign ? "active" : "draft");
        order.put("intent", "order");
        ObjectNode medication = order.putObject("medicationCodeableConcept");
        if (drug.rxnorm() != null) {
            coding(medication.putArray("coding"), RXNORM, drug.rxnorm(), drug.text());
        }
        medication.put("text", drug.text());
        order.putObject("subject").put("reference", "#patient");
        order.put("authoredOn", LocalDate.now(Practice.ZONE).toString());
        order.putObject("requester").put("reference", "#prescriber");
        if (plan != null) {
            order.putArray("insurance").addObject().put("reference", "#coverage");
        }
        order.putArray("dosageInstruction").addObject().put("text", drug.sig());
        order.set("dispenseRequest", dispenseRequest());
        order.putObject("substitution").put("allowedBoolean", true);
        return order.toString();
    }

    private ObjectNode patient() {
        ObjectNode patient = resource("Patient", "patient");
        identifier(patient, "http://" + practice.id() + ".example/record-number", person.recordNumber());
        ObjectNode name = patient.putArray("name").addObject();
        name.put("family", person.family()).putArray("given").add(person.given());
        if (person.phone() != null) {
            patient.putArray("telecom").addObject().put("system", "phone").put("value", person.phone());
        }
        patient.put("gender", person.gender());
        patient.put("birthDate", person.birthDate().toString());
        ObjectNode address = patient.putArray("address").addObject();
        address.putArray("line").add(person.street());
        address.put("city", "Springfield")
                .put("state", "IL")
                .put("postalCode", person.postalCode())
                .put("country", "US");
        return patient;
    }

    private ObjectNode prescriber() {
        ObjectNode prescriber = resource("Practitioner", "prescriber");
        identifier(prescriber, NPI, practice.npi());
        ObjectNode name = prescriber.putArray("name").addObject();
        name.put("family", practice.family()).putArray("given").add(practice.given());
        return prescriber;
    }

    private ObjectNode pharmacyOrganization() {
        ObjectNode organization = resource("Organization", "pharmacy");
        identifier(organization, NCPDP_ID, pharmacy);
        return organization.put("name", "Pharmacy " + pharmacy);
    }

    private ObjectNode coverage(String planId) {
        ObjectNode coverage = resource("Coverage", "coverage");
        coverage.put("status", "active");
        coverage.putObject("beneficiary").put("reference", "#patient");
        coverage.putArray("payor").addObject().put("display", "Demonstration payer");
        ObjectNode planClass = coverage.putArray("class").addObject();
        coding(
                planClass.putObject("type").putArray("coding"),
                "http://terminology.hl7.org/CodeSystem/coverage-class",
                "plan",
                "Plan");
        planClass.put("value", planId);
        return coverage;
    }

    private ObjectNode dispenseRequest() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putObject("quantity")
                .put("value", quantity)
                .put("unit", "tablet")
                .put("system", NCI_THESAURUS)
                .put("code", TABLET);
        request.putObject("expectedSupplyDuration")
                .put("value", daysSupply)
                .put("unit", "days")
                .put("system", "http://unitsofmeasure.org")
                .put("code", "d");
        request.put("numberOfRepeatsAllowed", refills);
        request.putObject("performer").put("reference", "#pharmacy");
        return request;
    }

    private static ObjectNode resource(String type, String id) {
        return JsonNodeFactory.instance.objectNode().put("resourceType", type).put("id", id);
    }

    private static void identifier(ObjectNode resource, String system, String value) {
        resource.putArray("identifier").addObject().put("system", system).put("value", value);
    }

    private static void coding(ArrayNode codings, String system, String code, String display) {
        codings.addObject().put("system", system).put("code", code).put("display", display);
    }

    @Override
    public String toString() {
        return "PrescriptionRequest[redacted]";
    }
}
