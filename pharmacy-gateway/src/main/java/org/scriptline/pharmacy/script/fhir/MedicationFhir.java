package org.scriptline.pharmacy.script.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Reason;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.Product;
import org.scriptline.pharmacy.script.Quantity;
import org.scriptline.pharmacy.script.RxFillIndicator;

/** A medication as MedicationRequest or MedicationDispense; what they have no element for is an extension of ours. */
final class MedicationFhir {

    private MedicationFhir() {}

    static ObjectNode request(String id, Medication drug, Parties parties, String status, String intent) {
        ObjectNode node =
                Fhir.resource("MedicationRequest", id).put("status", status).put("intent", intent);
        concept(node, drug);
        reference(node, "subject", parties.patient() != null, PeopleFhir.PATIENT);
        Fhir.text(node, "authoredOn", drug.writtenOn());
        reference(node, "requester", parties.prescriber() != null, PeopleFhir.PRESCRIBER);
        reasons(node, drug.diagnoses());
        common(node, drug);
        ObjectNode dispense = Fhir.object();
        if (drug.effectiveOn() != null) {
            dispense.putObject("validityPeriod").put("start", drug.effectiveOn().toString());
        }
        if (drug.refills() != null) {
            dispense.put("numberOfRepeatsAllowed", drug.refills());
        }
        quantity(dispense, drug.quantity());
        if (drug.daysSupply() != null) {
            dispense.putObject("expectedSupplyDuration")
                    .put("value", drug.daysSupply())
                    .put("unit", "days")
                    .put("system", Systems.UCUM)
                    .put("code", "d");
        }
        reference(dispense, "performer", parties.pharmacy() != null, PeopleFhir.PHARMACY);
        if (!dispense.isEmpty()) {
            node.set("dispenseRequest", dispense);
        }
        if (drug.substitutionAllowed() != null) {
            node.putObject("substitution").put("allowedBoolean", drug.substitutionAllowed());
        }
        Fhir.extension(node, "last-fill", "valueDate", drug.lastFilledOn());
        return node;
    }

    static ObjectNode dispense(String id, Medication drug, Parties parties, String status) {
        ObjectNode node = Fhir.resource("MedicationDispense", id).put("status", status);
        concept(node, drug);
        reference(node, "subject", parties.patient() != null, PeopleFhir.PATIENT);
        common(node, drug);
        quantity(node, drug.quantity());
        if (drug.daysSupply() != null) {
            node.putObject("daysSupply")
                    .put("value", drug.daysSupply())
                    .put("unit", "days")
                    .put("system", Systems.UCUM)
                    .put("code", "d");
        }
        Fhir.text(node, "whenHandedOver", drug.lastFilledOn());
        Fhir.extension(node, "written-date", "valueDate", drug.writtenOn());
        Fhir.extension(node, "refills", "valueInteger", drug.refills());
        Fhir.extension(node, "substitution-allowed", "valueBoolean", drug.substitutionAllowed());
        return node;
    }

    private static void reference(ObjectNode node, String name, boolean known, String id) {
        if (known) {
            Fhir.reference(node, name, id);
        }
    }

    private static void concept(ObjectNode node, Medication drug) {
        ObjectNode concept = node.putObject("medicationCodeableConcept");
        Product product = drug.product();
        ArrayNode codings = Fhir.object().arrayNode();
        if (product.rxcui() != null) {
            ObjectNode coding = Fhir.coding(Systems.RXNORM, product.rxcui());
            Fhir.extension(coding, "term-type", "valueCode", product.termType());
            codings.add(coding);
        }
        if (product.ndc() != null) {
            codings.add(Fhir.coding(Systems.NDC, product.ndc()));
        }
        if (!codings.isEmpty()) {
            concept.set("coding", codings);
        }
        concept.put("text", drug.description());
        Fhir.extension(node, "dea-schedule", "valueCode", product.deaSchedule());
    }

    private static void common(ObjectNode node, Medication drug) {
        if (drug.sig() != null) {
            node.putArray("dosageInstruction").addObject().put("text", drug.sig());
        }
        if (drug.note() != null) {
            node.putArray("note").addObject().put("text", drug.note());
        }
        Fhir.extension(node, "prior-authorization", "valueString", drug.priorAuthorization());
        RxFillIndicator indicator = drug.fillIndicator();
        Fhir.extension(node, "fill-indicator", "valueString", indicator == null ? null : indicator.words());
    }

    private static void reasons(ObjectNode node, List<Reason> reasons) {
        for (Reason reason : reasons) {
            ObjectNode concept = Fhir.array(node, "reasonCode").addObject();
            if (reason.icd10() != null) {
                concept.putArray("coding").add(Fhir.coding(Systems.ICD10, reason.icd10()));
            }
            Fhir.text(concept, "text", reason.text());
        }
    }

    private static void quantity(ObjectNode node, @Nullable Quantity quantity) {
        if (quantity != null) {
            ObjectNode written = node.putObject("quantity").put("value", quantity.value());
            if (quantity.unitCode() != null) {
                written.put("system", Systems.NCI).put("code", quantity.unitCode());
            }
            if (!quantity.qualifier().equals(Quantity.ORIGINAL)) {
                Fhir.extension(written, "quantity-qualifier", "valueCode", quantity.qualifier());
            }
        }
    }

    static Medication read(Json node) {
        Json concept = node.at("medicationCodeableConcept");
        Json rxnorm = concept.ofSystem("coding", Systems.RXNORM);
        String words = concept.text("text");
        String description = words == null ? concept.first("coding").text("display") : words;
        Json dispense = node.at("dispenseRequest");
        boolean request = !"MedicationDispense".equals(node.text("resourceType"));
        for (String reference : List.of("subject", "requester")) {
            node.at(reference).text("reference");
        }
        dispense.at("performer").text("reference");
        String indicator = node.extension("fill-indicator").text();
        return new Medication(
                description == null ? "" : description,
                new Product(
                        concept.ofSystem("coding", Systems.NDC).text("code"),
                        rxnorm.text("code"),
                        rxnorm.extension("term-type").text(),
                        node.extension("dea-schedule").text()),
                quantity((request ? dispense : node).at("quantity")),
                days((request ? dispense.at("expectedSupplyDuration") : node.at("daysSupply"))),
                request
                        ? dispense.integer("numberOfRepeatsAllowed")
                        : integer(node.extension("refills").text()),
                request
                        ? node.at("substitution").flag("allowedBoolean")
                        : flag(node.extension("substitution-allowed").text()),
                request
                        ? node.date("authoredOn")
                        : date(node.extension("written-date").text()),
                request ? date(node.extension("last-fill").text()) : node.date("whenHandedOver"),
                dispense.at("validityPeriod").date("start"),
                node.first("dosageInstruction").text("text"),
                reasons(node),
                node.first("note").text("text"),
                List.of(),
                node.extension("prior-authorization").text(),
                indicator == null ? null : RxFillIndicator.of(indicator).orElse(null));
    }

    private static @Nullable Integer days(Json duration) {
        duration.text("unit");
        duration.text("system");
        duration.text("code");
        return duration.integer("value");
    }

    private static @Nullable Integer integer(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    private static @Nullable Boolean flag(@Nullable String text) {
        return text == null ? null : Boolean.valueOf(text);
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable Quantity quantity(Json node) {
        BigDecimal value = node.number("value");
        if (value == null) {
            return null;
        }
        String qualifier = node.extension("quantity-qualifier").text();
        return new Quantity(
                value,
                qualifier == null ? Quantity.ORIGINAL : qualifier,
                DispensedUnits.code(node.text("system"), node.text("code"), node.text("unit")));
    }

    private static List<Reason> reasons(Json node) {
        List<Reason> reasons = new ArrayList<>();
        for (Json reason : node.items("reasonCode")) {
            reasons.add(new Reason(reason.ofSystem("coding", Systems.ICD10).text("code"), reason.text("text")));
        }
        return reasons;
    }
}
