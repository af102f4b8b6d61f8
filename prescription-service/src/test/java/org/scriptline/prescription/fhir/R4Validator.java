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

    /** What HL7's package of extensions says of patient-preferredPharmacy; R4 itself is older. */
    private static final String PREFERRED_PHARMACY = """
            {"resourceType":"StructureDefinition","url":"http://hl7.org/fhir/StructureDefinition/patient-preferredPharmacy",
             "name":"PatientPreferredPharmacy","status":"active","fhirVersion":"4.0.1","kind":"complex-type","abstract":false,
             "context":[{"type":"element","expression":"Patient"}],"type":"Extension","derivation":"constraint",
             "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Extension","differential":{"element":[
             {"id":"Extension","path":"Extension"},
             {"id":"Extension.extension","path":"Extension.extension","min":2},
             {"id":"Extension.extension:pharmacy","path":"Extension.extension","sliceName":"pharmacy","min":1,"max":"1"},
             {"id":"Extension.extension:pharmacy.extension","path":"Extension.extension.extension","max":"0"},
             {"id":"Extension.extension:pharmacy.url","path":"Extension.extension.url","fixedUri":"pharmacy"},
             {"id":"Extension.extension:pharmacy.value[x]","path":"Extension.extension.value[x]","min":1,"type":[{"code":"Reference"}]},
             {"id":"Extension.extension:type","path":"Extension.extension","sliceName":"type","min":1,"max":"1"},
             {"id":"Extension.extension:type.extension","path":"Extension.extension.extension","max":"0"},
             {"id":"Extension.extension:type.url","path":"Extension.extension.url","fixedUri":"type"},
             {"id":"Extension.extension:type.value[x]","path":"Extension.extension.value[x]","min":1,"type":[{"code":"CodeableConcept"}]},
             {"id":"Extension.url","path":"Extension.url","fixedUri":"http://hl7.org/fhir/StructureDefinition/patient-preferredPharmacy"},
             {"id":"Extension.value[x]","path":"Extension.value[x]","max":"0"}]}}""";

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
        ours.addResource(R4.CONTEXT.newJsonParser().parseResource(PREFERRED_PHARMACY));
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
