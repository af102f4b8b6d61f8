package org.scriptline.prescription.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.utilities.http.ManagedWebAccess;

/** The HL7 instance validator for R4, offline, knowing our own definitions. It warms up for seconds: one for all tests. */
final class R4Validator {
    private static final FhirValidator VALIDATOR = validator();

    private R4Validator() {}

    static void assertValid(byte[] resource) {
        assertThat(errors(resource))
                .as(new String(resource, StandardCharsets.UTF_8))
                .isEmpty();
    }

    /** Place and message of every error. */
    static List<String> errors(byte[] resource) {
        return VALIDATOR.validateWithResult(new String(resource, StandardCharsets.UTF_8)).getMessages().stream()
                .filter(message -> message.getSeverity() == ResultSeverityEnum.ERROR
                        || message.getSeverity() == ResultSeverityEnum.FATAL)
                .map(message -> message.getLocationString() + " " + message.getMessage())
                .toList();
    }

    private static FhirValidator validator() {
        ManagedWebAccess.setAccessPolicy(ManagedWebAccess.WebAccessPolicy.PROHIBITED);
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(R4.CONTEXT);
        Capability capability = new Capability();
        for (String key : capability.definitions()) {
            String[] parts = key.split("/");
            String json = new String(capability.definition(parts[0], parts[1]).orElseThrow(), StandardCharsets.UTF_8);
            IBaseResource definition = R4.CONTEXT.newJsonParser().parseResource(json);
            ours.addResource(definition);
        }
        FhirInstanceValidator module = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(R4.CONTEXT),
                ours,
                new SnapshotGeneratingValidationSupport(R4.CONTEXT),
                new InMemoryTerminologyServerValidationSupport(R4.CONTEXT),
                new CommonCodeSystemsTerminologyService(R4.CONTEXT)));
        module.setAnyExtensionsAllowed(false);
        return R4.CONTEXT.newValidator().registerValidatorModule(module);
    }
}
