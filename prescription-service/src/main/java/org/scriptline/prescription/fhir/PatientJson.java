package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.contracts.events.PostalAddress;

/** A patient record as a FHIR Patient. */
public final class PatientJson {
    private PatientJson() {}

    /** The record as UTF-8 JSON. */
    public static byte[] bytes(PatientRecordStated record, long sequence) {
        ObjectNode patient = of(record).put("id", record.patientId().toString());
        patient.set("meta", Json.object().put("versionId", Long.toString(sequence)));
        return Json.bytes(patient);
    }

    static ObjectNode of(PatientRecordStated record) {
        ObjectNode patient = of(record.demographics());
        if (record.preferredPharmacyNcpdpId() != null) {
            patient.set("extension", Json.list(PreferredPharmacy.extension(record.preferredPharmacyNcpdpId())));
        }
        return patient;
    }

    private static ObjectNode of(Demographics demographics) {
        ObjectNode patient = Json.resource("Patient");
        List<ObjectNode> identifiers = new ArrayList<>();
        for (Identifier identifier : demographics.identifiers()) {
            identifiers.add(Json.object().put("system", identifier.system()).put("value", identifier.value()));
        }
        if (!identifiers.isEmpty()) {
            patient.set("identifier", Json.list(identifiers.toArray(ObjectNode[]::new)));
        }
        ObjectNode name = name(demographics);
        if (!name.isEmpty()) {
            patient.set("name", Json.list(name));
        }
        if (demographics.phone() != null) {
            patient.set(
                    "telecom", Json.list(Json.object().put("system", "phone").put("value", demographics.phone())));
        }
        put(patient, "gender", demographics.sex());
        if (demographics.birthDate() != null) {
            patient.put("birthDate", demographics.birthDate().toString());
        }
        if (demographics.address() != null) {
            ObjectNode address = address(demographics.address());
            if (!address.isEmpty()) {
                patient.set("address", Json.list(address));
            }
        }
        return patient;
    }

    private static ObjectNode name(Demographics demographics) {
        ObjectNode name = Json.object();
        put(name, "family", demographics.family());
        if (!demographics.given().isEmpty()) {
            ArrayNode given = name.putArray("given");
            demographics.given().forEach(given::add);
        }
        if (demographics.suffix() != null) {
            name.putArray("suffix").add(demographics.suffix());
        }
        return name;
    }

    private static ObjectNode address(PostalAddress known) {
        ObjectNode address = Json.object();
        if (known.line() != null) {
            ArrayNode line = address.putArray("line").add(known.line());
            if (known.line2() != null) {
                line.add(known.line2());
            }
        }
        put(address, "city", known.city());
        put(address, "state", known.state());
        put(address, "postalCode", known.postalCode());
        put(address, "country", known.country());
        return address;
    }

    private static void put(ObjectNode node, String element, @Nullable String text) {
        if (text != null) {
            node.put(element, text);
        }
    }
}
