package org.scriptline.pharmacy.script;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Prescriber;

/** Writes patient, pharmacy and prescriber. */
final class PeopleWriter {

    private final ElementWriter xml;

    PeopleWriter(ElementWriter xml) {
        this.xml = xml;
    }

    void patient(Demographics patient) {
        xml.element(
                "Patient",
                () -> xml.element("HumanPatient", () -> {
                    name(patient.family(), patient.given(), patient.suffix());
                    xml.text("Gender", gender(patient.sex()), ScriptLimits.CODE);
                    xml.element(
                            "DateOfBirth",
                            () -> xml.text(
                                    "Date",
                                    patient.birthDate() == null
                                            ? null
                                            : patient.birthDate().toString(),
                                    ScriptLimits.CODE));
                    address(patient.address());
                    telephone(patient.phone());
                }));
    }

    void pharmacy(PharmacyParty pharmacy) {
        xml.element("Pharmacy", () -> {
            xml.element(
                    "Identification",
                    () -> xml.text("NCPDPID", pharmacy.ncpdpId(), ScriptLimits.ID)
                            .optional("NPI", pharmacy.npi(), ScriptLimits.ID));
            xml.text("BusinessName", pharmacy.name(), ScriptLimits.BUSINESS_NAME);
            address(pharmacy.address());
            telephone(pharmacy.phone());
        });
    }

    void prescriber(Prescriber prescriber) {
        practitioner("Prescriber", prescriber);
    }

    void supervisor(Prescriber supervisor) {
        practitioner("Supervisor", supervisor);
    }

    private void practitioner(String element, Prescriber prescriber) {
        xml.element(
                element,
                () -> xml.element("NonVeterinarian", () -> {
                    xml.element("Identification", () -> xml.text("NPI", prescriber.npi(), ScriptLimits.ID));
                    xml.element(
                            "PracticeLocation",
                            () -> xml.text("BusinessName", prescriber.practiceName(), ScriptLimits.BUSINESS_NAME));
                    name(prescriber.family(), List.of(prescriber.given()), null);
                    address(prescriber.address());
                    telephone(prescriber.phone());
                }));
    }

    private void name(@Nullable String family, List<String> given, @Nullable String suffix) {
        xml.element(
                "Name",
                () -> xml.text("LastName", family, ScriptLimits.NAME)
                        .text("FirstName", given.isEmpty() ? null : given.getFirst(), ScriptLimits.NAME)
                        .optional("MiddleName", given.size() < 2 ? null : given.get(1), ScriptLimits.NAME)
                        .optional("Suffix", suffix, ScriptLimits.NAME));
    }

    private void address(@Nullable PostalAddress address) {
        if (address == null) {
            throw new ScriptRefusal("Address", "is missing");
        }
        xml.element(
                "Address",
                () -> xml.text("AddressLine1", address.line(), ScriptLimits.ADDRESS_LINE)
                        .optional("AddressLine2", address.line2(), ScriptLimits.ADDRESS_LINE)
                        .text("City", address.city(), ScriptLimits.CITY)
                        .text("StateProvince", address.state(), ScriptLimits.STATE)
                        .text("PostalCode", address.postalCode(), ScriptLimits.POSTAL_CODE)
                        .text("CountryCode", address.country() == null ? "US" : address.country(), ScriptLimits.CODE));
    }

    private void telephone(@Nullable String phone) {
        String digits = phone == null ? "" : phone.replaceAll("[^0-9]", "");
        if (!digits.isEmpty()) {
            xml.element(
                    "CommunicationNumbers",
                    () -> xml.element("PrimaryTelephone", () -> xml.text("Number", digits, ScriptLimits.ID)));
        }
    }

    /** FHIR's other and unknown are both U, since 2017071 knows nothing else. */
    private static String gender(@Nullable String sex) {
        return switch (sex == null ? "" : sex) {
            case "male" -> "M";
            case "female" -> "F";
            default -> "U";
        };
    }
}
