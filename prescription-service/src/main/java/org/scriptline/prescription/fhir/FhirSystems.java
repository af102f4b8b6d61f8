package org.scriptline.prescription.fhir;

import java.util.Set;

/** Identifier and code systems, by the URI that HL7 terminology gives them; those of Scriptline are under its own base. */
final class FhirSystems {
    static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    static final Set<String> NDC = Set.of("http://hl7.org/fhir/sid/ndc", "urn:oid:2.16.840.1.113883.6.69");
    static final Set<String> RXNORM =
            Set.of("http://www.nlm.nih.gov/research/umls/rxnorm", "urn:oid:2.16.840.1.113883.6.88");
    static final String LOINC = "http://loinc.org";
    static final String SNOMED = "http://snomed.info/sct";
    static final String UCUM = "http://unitsofmeasure.org";
    static final String NCI_THESAURUS = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl";
    static final String DRUG_FORM = "http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm";

    /** The pharmacy's NCPDP id; HL7 terminology registers the first, older senders use the naming-system form. */
    static final Set<String> NCPDP = Set.of(
            "http://terminology.hl7.org/CodeSystem/NCPDPProviderIdentificationNumber",
            "http://terminology.hl7.org/NamingSystem/NCPDPProviderIdentificationNumber");

    static final Set<String> ICD10 = Set.of("http://hl7.org/fhir/sid/icd-10-cm", "http://hl7.org/fhir/sid/icd-10");

    static final String BASE = "http://scriptline.example/fhir";
    static final String PATIENT_RECORD = BASE + "/patient-record";
    static final String ALERT_ID = BASE + "/alert";
    static final String ERROR_CODE = BASE + "/CodeSystem/error-code";
    static final String ALERT_TYPE = BASE + "/CodeSystem/alert-type";
    static final String ALERT_SEVERITY = BASE + "/CodeSystem/alert-severity";
    static final String ALERT_DISPLAY = BASE + "/CodeSystem/alert-display";
    static final String OVERRIDE_REASON = BASE + "/CodeSystem/override-reason";
    static final String PROGRESS = BASE + "/CodeSystem/progress";
    static final String COVERAGE = BASE + "/CodeSystem/coverage-answer";
    static final String CANCEL_REASON = BASE + "/CodeSystem/cancel-reason";
    static final String UNSCREENED_REASON = BASE + "/CodeSystem/unscreened-release-reason";
    static final String NOT_DISPENSED_REASON = BASE + "/CodeSystem/not-dispensed-reason";
    static final String ACTIVITY = BASE + "/CodeSystem/activity";
    static final String TASK = BASE + "/CodeSystem/task";
    static final String PRACTICE = BASE + "/practice";

    /** The systems that we write ourselves, where readers take several. */
    static final String FIRST_NDC = "http://hl7.org/fhir/sid/ndc";

    static final String FIRST_RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    static final String PHARMACY = "http://terminology.hl7.org/CodeSystem/NCPDPProviderIdentificationNumber";

    static final String AXIS = BASE + "/StructureDefinition/";

    /** Extension of MedicationRequest: who supervises the requester. */
    static final String SUPERVISOR = AXIS + "supervisor";

    /** Extension of MedicationRequest: of which fills the prescriber wants to hear. */
    static final String FILL_NOTICES = AXIS + "fill-notices";

    private FhirSystems() {}

    /** URL of an axis extension; the axis is order, transmission, cancel or fill. */
    static String axis(String axis) {
        return AXIS + axis + "-status";
    }

    /** Whether the URL is an axis extension's; what else stands under our base was written by the sender. */
    static boolean isAxis(String url) {
        return url.startsWith(AXIS) && url.endsWith("-status");
    }

    /** Code system of an axis's values. */
    static String axisCodes(String axis) {
        return BASE + "/CodeSystem/" + axis + "-status";
    }
}
