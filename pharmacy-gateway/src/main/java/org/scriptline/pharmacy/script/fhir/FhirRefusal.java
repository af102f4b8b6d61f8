package org.scriptline.pharmacy.script.fhir;

/** There is no such message or resource. Its words hold no patient data. */
public final class FhirRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FhirRefusal(String why) {
        super(why);
    }
}
