package org.scriptline.prescription.running;

import java.util.List;

/** Bundles for one invented patient. */
final class Bundles {
    private Bundles() {}

    static String transaction(String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", List.of(entries))
                + "]}";
    }

    static String entry(String fullUrl, String type, String resource) {
        return """
                {"fullUrl":"%s","resource":%s,"request":{"method":"POST","url":"%s"}}""".formatted(fullUrl, resource, type);
    }

    static String patient(String number) {
        return entry("urn:uuid:patient", "Patient", """
                {"resourceType":"Patient","identifier":[{"system":"http://elm-street.example/mrn","value":"%s"}],
                 "name":[{"family":"Quillfeather","given":["Odo"]}],"gender":"male","birthDate":"1961-04-12",
                 "address":[{"line":["12 Larch Road"],"city":"Springfield","state":"IL","postalCode":"62701"}]}""".formatted(number));
    }

    static String allergy(String subject, String verification) {
        return """
                {"resourceType":"AllergyIntolerance","patient":{"reference":"%s"},
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},
                 "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification","code":"%s"}]},
                 "code":{"text":"penicillin"},"recordedDate":"2026-11-01"}""".formatted(subject, verification);
    }

    static String weight(String subject, String kilograms) {
        return """
                {"resourceType":"Observation","status":"final","subject":{"reference":"%s"},
                 "code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"effectiveDateTime":"2026-11-01",
                 "valueQuantity":{"value":%s,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}""".formatted(subject, kilograms);
    }

    /** A drug that Dr. Silva of another hospital ordered. */
    static String history(String status, String drug) {
        return entry("urn:uuid:history-" + drug.hashCode(), "MedicationRequest", """
                {"resourceType":"MedicationRequest","status":"%s","intent":"order","subject":{"reference":"urn:uuid:patient"},
                 "medicationCodeableConcept":{"text":"%s"},"authoredOn":"2026-10-01",
                 "requester":{"reference":"Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1093817465","display":"Dr. M. Silva"}}""".formatted(status, drug));
    }

    static String taken(String status, String drug) {
        return entry("urn:uuid:statement-" + drug.hashCode(), "MedicationStatement", """
                {"resourceType":"MedicationStatement","status":"%s","subject":{"reference":"urn:uuid:patient"},
                 "medicationCodeableConcept":{"text":"%s"},"effectivePeriod":{"start":"2026-09-01"}}""".formatted(status, drug));
    }

    /** A new prescription for lisinopril that refers to the Patient of the Bundle. */
    static String order(String status, String directions) {
        return entry("urn:uuid:order", "MedicationRequest", """
                {"resourceType":"MedicationRequest","status":"%s","intent":"order","subject":{"reference":"urn:uuid:patient"},
                 "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"314076"}]},
                 "requester":{"reference":"urn:uuid:prescriber"},
                 "dosageInstruction":[{"text":"%s"}],
                 "dispenseRequest":{"quantity":{"value":30,"unit":"tablet"},"expectedSupplyDuration":{"value":30,"unit":"days"},
                   "performer":{"identifier":{"system":"http://terminology.hl7.org/CodeSystem/NCPDPProviderIdentificationNumber","value":"5912342"}}}}""".formatted(status, directions));
    }

    static String prescriber() {
        return entry("urn:uuid:prescriber", "Practitioner", """
                {"resourceType":"Practitioner","identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"1234567893"}]}""");
    }

    static String coverage() {
        return entry("urn:uuid:coverage", "Coverage", """
                {"resourceType":"Coverage","status":"active","beneficiary":{"reference":"urn:uuid:patient"},"payor":[{"display":"Larch Health"}],
                 "class":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/coverage-class","code":"plan"}]},"value":"S5820-034-000"}]}""");
    }
}
