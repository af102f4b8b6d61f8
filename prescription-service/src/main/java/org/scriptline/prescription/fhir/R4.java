package org.scriptline.prescription.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.prescription.lint.Finding;

/** The one HAPI context for R4: building it costs seconds, so it is built once. */
final class R4 {
    static final FhirContext CONTEXT = FhirContext.forR4();

    private R4() {}

    /** Reads a tree that {@link R4Structure} found sound; what HAPI still refuses is a finding without a place. */
    static <R extends IBaseResource> Reading<R> parse(Class<R> type, ObjectNode tree) {
        try {
            String json = StrictFhirJson.MAPPER.writeValueAsString(tree);
            return new Reading.Accepted<>(CONTEXT.newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(type, json));
        } catch (DataFormatException | JsonProcessingException e) {
            return new Reading.Refused<>(List.of(Finding.error(ErrorCode.FHIR_INVALID, type.getSimpleName())));
        }
    }
}
