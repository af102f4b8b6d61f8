package org.scriptline.prescription.fhir;

import java.util.Set;

/** Systems of the codes and identifiers that searches name. */
public final class SearchSystems {
    public static final String STATUS = "http://hl7.org/fhir/CodeSystem/medicationrequest-status";
    public static final String INTENT = "http://hl7.org/fhir/CodeSystem/medicationrequest-intent";
    public static final String DISPENSE_STATUS = "http://terminology.hl7.org/CodeSystem/medicationdispense-status";
    public static final String TASK_STATUS = "http://hl7.org/fhir/task-status";
    public static final String TASK = FhirSystems.TASK;
    public static final String NPI = FhirSystems.NPI;
    public static final Set<String> RXNORM = FhirSystems.RXNORM;
    public static final Set<String> NDC = FhirSystems.NDC;

    private SearchSystems() {}
}
