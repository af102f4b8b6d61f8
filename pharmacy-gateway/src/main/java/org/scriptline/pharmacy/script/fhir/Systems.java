package org.scriptline.pharmacy.script.fhir;

/** Code systems and extensions. */
final class Systems {

    static final String OURS = "http://scriptline.example/fhir/";
    static final String TRANSACTION = OURS + "CodeSystem/script-transaction";
    static final String DECISION = OURS + "CodeSystem/script-decision";
    static final String REASON = OURS + "CodeSystem/script-reason";
    static final String ORDER_NUMBER = OURS + "identifier/prescriber-order-number";
    /** The id of a message of ours: of the one that a Task is, or that a report follows. */
    static final String MESSAGE_ID = OURS + "identifier/message-id";

    static final String RX_NUMBER = OURS + "identifier/rx-reference-number";
    static final String EXTENSION = OURS + "StructureDefinition/script-";
    static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    static final String DEA = "http://terminology.hl7.org/NamingSystem/USDEANumber";
    static final String STATE_LICENSE = OURS + "identifier/state-license";
    static final String NCPDP = "http://terminology.hl7.org/NamingSystem/NCPDPProviderIdentificationNumber";
    /** The same as HL7 terminology registers it now. */
    static final String NCPDP_CODES = "http://terminology.hl7.org/CodeSystem/NCPDPProviderIdentificationNumber";

    static final String NDC = "http://hl7.org/fhir/sid/ndc";
    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    static final String NCI = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl";
    static final String ICD10 = "http://hl7.org/fhir/sid/icd-10-cm";
    static final String LOINC = "http://loinc.org";
    static final String UCUM = "http://unitsofmeasure.org";
    static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private Systems() {}
}
