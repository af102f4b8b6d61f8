package org.scriptline.pharmacy.script.xml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.pharmacy.script.Benefit;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ValueKind;

/** Reads what stands beside an order: allergies, measurements and payers. */
final class ClinicalReader {

    private static final int NUMBER = 15;

    private final Findings findings;
    private final Values values;

    ClinicalReader(Findings findings, Values values) {
        this.findings = findings;
        this.values = values;
    }

    List<AllergyFact> allergies(Node transaction) {
        Node all = transaction.child("AllergyOrAdverseEvent");
        if (all == null) {
            return List.of();
        }
        List<AllergyFact> facts = new ArrayList<>();
        if ("Y".equals(all.text("NoKnownAllergies"))) {
            facts.add(new AllergyFact("a0", "no known allergies", null, null, null, null, null, true));
        }
        for (Node allergy : all.all("Allergies")) {
            String source = allergy.text("SourceOfInformation");
            if (source != null && !source.equals("P")) {
                findings.add(Rule.NOT_CARRIED, allergy, ValueKind.CODE, "its source is written as the prescriber");
            }
            facts.add(allergy(allergy, "a" + (facts.size() + 1)));
        }
        return facts;
    }

    private static AllergyFact allergy(Node allergy, String id) {
        Node drug = allergy.child("DrugProductCoded");
        Node reaction = allergy.child("ReactionCoded");
        String substance = drug == null ? null : drug.text("Text");
        String event = allergy.text("AdverseEvent", "Text");
        return new AllergyFact(
                id,
                substance == null ? "" : substance,
                drug != null && "RT".equals(drug.text("Qualifier")) ? drug.text("Code") : null,
                reaction == null ? null : reaction.text("Text"),
                "Intolerance".equals(event) ? "intolerance" : "allergy",
                null,
                null,
                false);
    }

    List<ObservationFact> observations(Node transaction) {
        Node all = transaction.child("Observation");
        if (all == null) {
            return List.of();
        }
        List<ObservationFact> facts = new ArrayList<>(2);
        for (Node measurement : all.all("Measurement")) {
            measurement.child("LOINCVersion");
            measurement.child("UCUMVersion");
            String code = measurement.text("VitalSign");
            facts.add(new ObservationFact(
                    "o" + (facts.size() + 1),
                    code == null ? "" : code,
                    measured(measurement),
                    measurement.text("UnitOfMeasure"),
                    null,
                    values.date(measurement, "ObservationDate")));
        }
        return facts;
    }

    private @Nullable BigDecimal measured(Node measurement) {
        Node value = measurement.child("Value");
        if (value == null || value.text().isEmpty()) {
            return null;
        }
        try {
            if (value.text().length() <= NUMBER) {
                return new BigDecimal(value.text());
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        findings.add(Rule.INVALID_VALUE, value, ValueKind.NUMBER, "is no number");
        return null;
    }

    List<Benefit> benefits(Node transaction) {
        List<Node> all = transaction.all("BenefitsCoordination");
        if (all.isEmpty()) {
            return List.of();
        }
        List<Benefit> benefits = new ArrayList<>(all.size());
        for (Node benefit : all) {
            Node ids = benefit.child("PayerIdentification");
            benefits.add(new Benefit(
                    benefit.text("PayerName"),
                    ids == null ? null : ids.text("PayerID"),
                    ids == null ? null : ids.text("IINNumber"),
                    ids == null ? null : ids.text("ProcessorIdentificationNumber"),
                    benefit.text("GroupID"),
                    benefit.text("CardholderID")));
        }
        return benefits;
    }
}
