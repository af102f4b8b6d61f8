package org.scriptline.prescription.fhir;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Patient;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.prescription.lint.ElementPaths;
import org.scriptline.prescription.lint.Finding;

/** What would make a MedicationRequest mean something else than an order that a prescriber places for a person now. */
final class MeaningCheck {
    private static final String ROOT = "MedicationRequest.";

    /** {@code patient-animal} of R4 and the species extensions that older senders put beside it. */
    private static final String ANIMAL = "http://hl7.org/fhir/StructureDefinition/patient-animal";

    private final List<Finding> findings = new ArrayList<>();

    private MeaningCheck() {}

    static List<Finding> check(MedicationRequest request, Contained contained) {
        MeaningCheck check = new MeaningCheck();
        check.order(request);
        contained.all(Patient.class).forEach(part -> check.patient(part.resource(), part.path()));
        contained
                .all(Device.class)
                .forEach(part -> check.findings.add(Finding.error(ErrorCode.DEVICE_NOT_SUPPORTED, part.path())));
        return check.findings;
    }

    private void order(MedicationRequest request) {
        if (!request.hasStatus()) {
            findings.add(Finding.error(
                    ErrorCode.REQUIRED_FIELD_MISSING, ElementPaths.STATUS, "The status is missing: draft or active."));
        } else if (request.getStatus() != MedicationRequestStatus.DRAFT
                && request.getStatus() != MedicationRequestStatus.ACTIVE) {
            refuse(ElementPaths.STATUS, "Only draft and active can be submitted.");
        }
        if (!request.hasIntent()) {
            findings.add(Finding.error(
                    ErrorCode.REQUIRED_FIELD_MISSING, ROOT + "intent", "The intent is missing: it must be order."));
        } else if (request.getIntent() != MedicationRequestIntent.ORDER) {
            refuse(ROOT + "intent", "Only the intent order is a prescription.");
        }
        if (request.getDoNotPerform()) {
            refuse(ROOT + "doNotPerform", "An order not to give a drug cannot be sent to a pharmacy.");
        }
        if (request.hasReported() && !isFalse(request)) {
            refuse(
                    ROOT + "reported" + capital(request.getReported().fhirType()),
                    "A reported medication is not an order.");
        }
    }

    private void patient(Patient patient, String path) {
        for (int i = 0; i < patient.getExtension().size(); i++) {
            String url = patient.getExtension().get(i).getUrl();
            if (ANIMAL.equals(url) || url != null && url.endsWith("-species")) {
                findings.add(Finding.error(ErrorCode.VETERINARY_NOT_SUPPORTED, path + ".extension[" + i + "]"));
            }
        }
        if (patient.hasActive() && !patient.getActive()) {
            refuse(path + ".active", "The patient's record is marked as not in use.");
        }
        if (patient.hasDeceased() && !(patient.getDeceased() instanceof BooleanType dead && !dead.booleanValue())) {
            refuse(
                    path + ".deceased" + capital(patient.getDeceased().fhirType()),
                    "The patient is recorded as deceased.");
        }
    }

    private static boolean isFalse(MedicationRequest request) {
        return request.getReported() instanceof BooleanType reported && !reported.booleanValue();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private void refuse(String path, String message) {
        findings.add(Finding.error(ErrorCode.MEANING_NOT_SUPPORTED, path, message));
    }
}
