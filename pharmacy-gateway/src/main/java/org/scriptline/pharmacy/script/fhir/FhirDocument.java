package org.scriptline.pharmacy.script.fhir;

import java.util.List;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Message;

/**
 * A message as FHIR.
 *
 * @param json a Bundle of type message
 * @param findings what the resources do not hold
 */
public record FhirDocument(String json, List<Finding> findings) {

    public FhirDocument {
        findings = List.copyOf(findings);
    }

    /**
     * What FHIR says as a message.
     *
     * @param findings what no message carries; their paths are FHIR's
     */
    public record Read(Message message, List<Finding> findings) {
        public Read {
            findings = List.copyOf(findings);
        }
    }

    @Override
    public String toString() {
        return "FhirDocument[redacted]";
    }
}
