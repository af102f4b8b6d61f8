package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.lint.PharmacyReference;

/**
 * The pharmacy that a patient prefers: HL7's extension {@code patient-preferredPharmacy} of Patient, whose part
 * {@code pharmacy} is a Reference. An Organization is named by NCPDP id or NPI, contained or by a logical reference.
 */
public final class PreferredPharmacy {
    static final String URL = "http://hl7.org/fhir/StructureDefinition/patient-preferredPharmacy";

    private static final String PHARMACY = "pharmacy";

    private PreferredPharmacy() {}

    /**
     * As a Patient states it.
     *
     * @param path the reference
     */
    public record Stated(PharmacyReference pharmacy, String path) {}

    static boolean isStated(ObjectNode patient) {
        for (JsonNode extension : patient.path("extension")) {
            if (extension.path("url").asText().equals(URL)) {
                return true;
            }
        }
        return false;
    }

    /** What the Patient states, null when nothing; several are a defect, since only one can be taken. */
    static @Nullable Stated of(Patient patient, Contained contained, String path, List<Finding> findings) {
        @Nullable Stated stated = null;
        for (int i = 0; i < patient.getExtension().size(); i++) {
            Extension extension = patient.getExtension().get(i);
            if (!URL.equals(extension.getUrl())) {
                continue;
            }
            String place = path + ".extension[" + i + "]";
            if (stated != null) {
                findings.add(Finding.error(
                        ErrorCode.MEANING_NOT_SUPPORTED, place, "One preferred pharmacy is recorded, not several."));
                return stated;
            }
            stated = stated(extension, contained, place);
        }
        return stated;
    }

    private static Stated stated(Extension extension, Contained contained, String path) {
        for (int i = 0; i < extension.getExtension().size(); i++) {
            Extension part = extension.getExtension().get(i);
            if (PHARMACY.equals(part.getUrl()) && part.getValue() instanceof Reference reference) {
                return new Stated(Parties.pharmacy(reference, contained), path + ".extension[" + i + "].value[x]");
            }
        }
        return new Stated(new PharmacyReference(null, null), path);
    }

    /** The extension as we write it; HL7 asks for a type and lists none that would say no more than this. */
    static ObjectNode extension(String ncpdpId) {
        ObjectNode pharmacy = Json.object().put("url", PHARMACY);
        pharmacy.set("valueReference", Subjects.pharmacy(ncpdpId));
        ObjectNode type = Json.object().put("url", "type");
        type.set("valueCodeableConcept", Json.concept("preferred"));
        ObjectNode extension = Json.object();
        extension.set("extension", Json.list(pharmacy, type));
        return extension.put("url", URL);
    }

    /** The order, which names no pharmacy and could be read, with this one as its performer. */
    public static byte[] dispensedBy(byte[] order, PharmacyReference pharmacy) {
        ObjectNode tree = Json.tree(order);
        ObjectNode request =
                tree.get("dispenseRequest") instanceof ObjectNode given ? given : tree.putObject("dispenseRequest");
        String npi = pharmacy.npi();
        String ncpdpId = pharmacy.ncpdpId();
        if (ncpdpId != null) {
            request.set("performer", Subjects.pharmacy(ncpdpId));
        } else if (npi != null) {
            request.set("performer", Subjects.identified("Organization", FhirSystems.NPI, npi));
        }
        return Json.bytes(tree);
    }
}
