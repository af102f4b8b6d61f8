package org.scriptline.pharmacy.script.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.PharmacyParty;
import org.scriptline.pharmacy.script.Practitioner;

/** Patient, pharmacy, prescriber and supervisor as contained resources. */
final class PeopleFhir {

    static final String PATIENT = "patient";
    static final String PHARMACY = "pharmacy";
    static final String PRESCRIBER = "prescriber";
    static final String SUPERVISOR = "supervisor";

    private PeopleFhir() {}

    static void write(Parties parties, ArrayNode contained) {
        Demographics patient = parties.patient();
        if (patient != null) {
            ObjectNode node = Fhir.resource("Patient", PATIENT);
            name(node, patient.family(), patient.given(), patient.suffix());
            Fhir.text(node, "gender", patient.sex());
            Fhir.text(node, "birthDate", patient.birthDate());
            address(node, patient.address());
            phone(node, patient.phone());
            contained.add(node);
        }
        PharmacyParty pharmacy = parties.pharmacy();
        if (pharmacy != null) {
            ObjectNode node = Fhir.resource("Organization", PHARMACY);
            Fhir.identifier(node, Systems.NCPDP, pharmacy.ncpdpId());
            Fhir.identifier(node, Systems.NPI, pharmacy.npi());
            Fhir.text(node, "name", pharmacy.name());
            address(node, pharmacy.address());
            phone(node, pharmacy.phone());
            contained.add(node);
        }
        practitioner(parties.prescriber(), PRESCRIBER, contained);
        practitioner(parties.supervisor(), SUPERVISOR, contained);
    }

    private static void practitioner(@Nullable Practitioner person, String id, ArrayNode contained) {
        if (person == null) {
            return;
        }
        ObjectNode node = Fhir.resource("Practitioner", id);
        Fhir.identifier(node, Systems.NPI, person.npi());
        Fhir.identifier(node, Systems.DEA, person.dea());
        Fhir.identifier(node, Systems.STATE_LICENSE, person.stateLicense());
        Fhir.extension(node, "practice", "valueString", person.practice());
        name(node, person.family(), person.given() == null ? List.of() : List.of(person.given()), null);
        address(node, person.address());
        phone(node, person.phone());
        contained.add(node);
    }

    private static void name(ObjectNode node, @Nullable String family, List<String> given, @Nullable String suffix) {
        ObjectNode name = node.putArray("name").addObject();
        Fhir.text(name, "family", family);
        given.forEach(Fhir.array(name, "given")::add);
        if (suffix != null) {
            name.putArray("suffix").add(suffix);
        }
    }

    private static void address(ObjectNode node, @Nullable PostalAddress from) {
        if (from == null) {
            return;
        }
        ObjectNode address = node.putArray("address").addObject();
        for (String line : new String[] {from.line(), from.line2()}) {
            if (line != null) {
                Fhir.array(address, "line").add(line);
            }
        }
        Fhir.text(address, "city", from.city());
        Fhir.text(address, "state", from.state());
        Fhir.text(address, "postalCode", from.postalCode());
        Fhir.text(address, "country", from.country());
    }

    private static void phone(ObjectNode node, @Nullable String phone) {
        if (phone != null) {
            node.putArray("telecom").addObject().put("system", "phone").put("value", phone);
        }
    }

    static Parties read(Map<String, Json> contained) {
        Json patient = contained.get(PATIENT);
        Json pharmacy = contained.get(PHARMACY);
        Json prescriber = contained.get(PRESCRIBER);
        Json supervisor = contained.get(SUPERVISOR);
        return patient == null && pharmacy == null && prescriber == null && supervisor == null
                ? Parties.NONE
                : new Parties(
                        patient == null ? null : patient(patient),
                        pharmacy == null ? null : pharmacy(pharmacy),
                        prescriber == null ? null : practitioner(prescriber),
                        supervisor == null ? null : practitioner(supervisor));
    }

    private static Demographics patient(Json node) {
        Json name = node.first("name");
        return new Demographics(
                name.text("family"),
                given(name),
                words(name, "suffix").isEmpty() ? null : words(name, "suffix").getFirst(),
                node.date("birthDate"),
                node.text("gender"),
                address(node),
                phone(node),
                List.of());
    }

    private static PharmacyParty pharmacy(Json node) {
        String ncpdp = node.ofSystem("identifier", Systems.NCPDP).text("value");
        PostalAddress address = address(node);
        String name = node.text("name");
        return new PharmacyParty(
                ncpdp == null ? "" : ncpdp,
                node.ofSystem("identifier", Systems.NPI).text("value"),
                name == null ? "" : name,
                address == null ? new PostalAddress(null, null, null, null, null, null) : address,
                phone(node));
    }

    private static Practitioner practitioner(Json node) {
        Json name = node.first("name");
        List<String> given = given(name);
        return new Practitioner(
                node.ofSystem("identifier", Systems.NPI).text("value"),
                node.ofSystem("identifier", Systems.DEA).text("value"),
                node.ofSystem("identifier", Systems.STATE_LICENSE).text("value"),
                node.extension("practice").text(),
                name.text("family"),
                given.isEmpty() ? null : given.getFirst(),
                address(node),
                phone(node));
    }

    private static List<String> given(Json name) {
        return words(name, "given");
    }

    private static List<String> words(Json parent, String name) {
        List<String> words = new ArrayList<>();
        for (Json item : parent.items(name)) {
            String word = item.text();
            if (word != null) {
                words.add(word);
            }
        }
        return words;
    }

    private static @Nullable PostalAddress address(Json node) {
        Json address = node.first("address");
        if (!address.exists()) {
            return null;
        }
        List<String> lines = words(address, "line");
        return new PostalAddress(
                lines.isEmpty() ? null : lines.getFirst(),
                lines.size() < 2 ? null : lines.get(1),
                address.text("city"),
                address.text("state"),
                address.text("postalCode"),
                address.text("country"));
    }

    private static @Nullable String phone(Json node) {
        return node.ofSystem("telecom", "phone").text("value");
    }
}
