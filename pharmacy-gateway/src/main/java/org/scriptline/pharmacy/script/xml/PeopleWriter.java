package org.scriptline.pharmacy.script.xml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.PharmacyParty;
import org.scriptline.pharmacy.script.Practitioner;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptLimits;
import org.scriptline.pharmacy.script.ValueKind;

/** Writes patient, pharmacy, prescriber and supervisor. */
final class PeopleWriter {

    private final ElementWriter xml;

    PeopleWriter(ElementWriter xml) {
        this.xml = xml;
    }

    /** Patient and prescriber are demanded; a pharmacy is written when it is named. */
    void parties(Parties parties) {
        Demographics patient = parties.patient();
        if (patient == null) {
            xml.refuse("Patient", Rule.MISSING, "is missing");
        }
        if (parties.prescriber() == null) {
            xml.refuse("Prescriber", Rule.MISSING, "is missing");
        }
        named(parties);
    }

    /** Those who are named. */
    void named(Parties parties) {
        Demographics patient = parties.patient();
        PharmacyParty pharmacy = parties.pharmacy();
        Practitioner prescriber = parties.prescriber();
        if (patient != null) {
            patient(patient);
        }
        if (pharmacy != null) {
            pharmacy("Pharmacy", pharmacy);
        }
        if (prescriber != null) {
            practitioner("Prescriber", prescriber);
        }
    }

    private void patient(Demographics patient) {
        xml.start("Patient").start("HumanPatient");
        name(patient.family(), patient.given(), patient.suffix());
        gender(patient.sex());
        xml.start("DateOfBirth")
                .text(
                        "Date",
                        patient.birthDate() == null ? null : patient.birthDate().toString(),
                        ScriptLimits.CODE)
                .end();
        address(patient.address());
        telephone(patient.phone());
        if (!patient.identifiers().isEmpty()) {
            xml.notCarried(
                    "Identification", ValueKind.IDENTIFIER, "the practice's record numbers stay with the practice");
        }
        xml.end().end();
    }

    void pharmacy(String element, PharmacyParty pharmacy) {
        xml.start(element)
                .start("Identification")
                .text("NCPDPID", pharmacy.ncpdpId(), ScriptLimits.ID)
                .optional("NPI", pharmacy.npi(), ScriptLimits.ID)
                .end()
                .text("BusinessName", pharmacy.name(), ScriptLimits.BUSINESS_NAME);
        address(pharmacy.address());
        telephone(pharmacy.phone());
        xml.end();
    }

    void practitioner(String element, Practitioner practitioner) {
        xml.start(element).start("NonVeterinarian");
        xml.start("Identification")
                .text("NPI", practitioner.npi(), ScriptLimits.ID)
                .optional("DEANumber", practitioner.dea(), ScriptLimits.ID)
                .optional("StateLicenseNumber", practitioner.stateLicense(), ScriptLimits.ID)
                .end();
        if (practitioner.practice() != null) {
            xml.start("PracticeLocation")
                    .text("BusinessName", practitioner.practice(), ScriptLimits.BUSINESS_NAME)
                    .end();
        }
        name(practitioner.family(), practitioner.given() == null ? List.of() : List.of(practitioner.given()), null);
        address(practitioner.address());
        telephone(practitioner.phone());
        xml.end().end();
    }

    private void name(@Nullable String family, List<String> given, @Nullable String suffix) {
        if (xml.is2023011()) {
            xml.start("Names");
        }
        xml.start("Name")
                .text("LastName", family, ScriptLimits.NAME)
                .text("FirstName", given.isEmpty() ? null : given.getFirst(), ScriptLimits.NAME)
                .optional("MiddleName", given.size() < 2 ? null : given.get(1), ScriptLimits.NAME)
                .optional("Suffix", suffix, ScriptLimits.NAME);
        if (given.size() > 2) {
            xml.notCarried("MiddleName", ValueKind.TEXT, "only one middle name is carried");
        }
        xml.end();
        if (xml.is2023011()) {
            xml.end();
        }
    }

    /** FHIR's other is N since 2023011; before, it is U like unknown. */
    private void gender(@Nullable String sex) {
        String code = switch (sex == null ? "" : sex) {
            case "male" -> "M";
            case "female" -> "F";
            case "other" -> xml.is2023011() ? "N" : "U";
            default -> "U";
        };
        if (xml.is2023011()) {
            xml.start("GenderAndSex")
                    .text("AdministrativeGender", code, ScriptLimits.CODE)
                    .end();
        } else {
            xml.text("Gender", code, ScriptLimits.CODE);
            if ("other".equals(sex)) {
                xml.notCarried("Gender", ValueKind.CODE, "2017071 writes neither male nor female as unknown");
            }
        }
    }

    private void address(@Nullable PostalAddress address) {
        if (address == null) {
            xml.refuse("Address", Rule.MISSING, "is missing");
            return;
        }
        xml.start("Address")
                .text("AddressLine1", address.line(), ScriptLimits.ADDRESS_LINE)
                .optional("AddressLine2", address.line2(), ScriptLimits.ADDRESS_LINE)
                .text("City", address.city(), ScriptLimits.CITY)
                .text("StateProvince", address.state(), ScriptLimits.STATE)
                .text("PostalCode", address.postalCode(), ScriptLimits.POSTAL_CODE)
                .text("CountryCode", address.country() == null ? "US" : address.country(), ScriptLimits.CODE)
                .end();
    }

    private void telephone(@Nullable String phone) {
        String digits = phone == null ? "" : digits(phone);
        if (!digits.isEmpty()) {
            xml.start("CommunicationNumbers")
                    .start("PrimaryTelephone")
                    .text("Number", digits, ScriptLimits.ID)
                    .end()
                    .end();
        }
    }

    private static String digits(String phone) {
        StringBuilder digits = new StringBuilder(phone.length());
        for (int index = 0; index < phone.length(); index++) {
            char character = phone.charAt(index);
            if (character >= '0' && character <= '9') {
                digits.append(character);
            }
        }
        return digits.toString();
    }
}
