package org.scriptline.pharmacy.script.xml;

import java.util.List;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.pharmacy.script.Benefit;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptLimits;
import org.scriptline.pharmacy.script.ValueKind;

/** Writes what stands beside an order: allergies, measurements and payers. */
final class ClinicalWriter {

    private static final String LOINC_VERSION = "2.42";
    private static final String UCUM_VERSION = "2.1";

    private final ElementWriter xml;

    ClinicalWriter(ElementWriter xml) {
        this.xml = xml;
    }

    void allergies(List<AllergyFact> allergies) {
        if (allergies.isEmpty()) {
            return;
        }
        boolean none = allergies.stream().allMatch(AllergyFact::noKnownAllergies);
        xml.start("AllergyOrAdverseEvent");
        if (none) {
            xml.text("NoKnownAllergies", "Y", ScriptLimits.CODE);
        }
        for (AllergyFact fact : allergies) {
            if (!fact.noKnownAllergies()) {
                allergy(fact);
            } else if (!none) {
                xml.notCarried("NoKnownAllergies", ValueKind.CODE, "an allergy is named beside it");
            }
        }
        xml.end();
    }

    private void allergy(AllergyFact fact) {
        xml.start("Allergies").text("SourceOfInformation", "P", ScriptLimits.CODE);
        xml.start("AdverseEvent")
                .text("Text", "intolerance".equals(fact.type()) ? "Intolerance" : "Allergy", ScriptLimits.WORDS)
                .end();
        xml.start("DrugProductCoded");
        if (fact.rxcui() != null) {
            xml.text("Code", fact.rxcui(), ScriptLimits.ID).text("Qualifier", "RT", ScriptLimits.CODE);
        }
        xml.text("Text", fact.substance(), ScriptLimits.WORDS).end();
        if (fact.reaction() != null && !fact.reaction().isBlank()) {
            xml.start("ReactionCoded")
                    .text("Text", fact.reaction(), ScriptLimits.WORDS)
                    .end();
        }
        if (fact.criticality() != null) {
            xml.notCarried("Criticality", ValueKind.CODE, "no element says how critical an allergy is");
        }
        if (fact.recordedOn() != null) {
            xml.notCarried("RecordedDate", ValueKind.DATE, "no element says when an allergy was recorded");
        }
        xml.end();
    }

    void observations(List<ObservationFact> observations) {
        if (observations.isEmpty()) {
            return;
        }
        List<ObservationFact> measured = observations.stream()
                .filter(fact -> fact.value() != null && fact.unit() != null)
                .toList();
        if (measured.size() < observations.size()) {
            xml.notCarried("Observation", ValueKind.CODE, "only a number with its unit is carried");
        }
        if (measured.isEmpty()) {
            return;
        }
        xml.start("Observation");
        measured.forEach(this::measurement);
        xml.end();
    }

    private void measurement(ObservationFact fact) {
        xml.start("Measurement")
                .text("VitalSign", fact.code(), ScriptLimits.CODE)
                .text("LOINCVersion", LOINC_VERSION, ScriptLimits.CODE)
                .text("Value", fact.value() == null ? null : fact.value().toPlainString(), ScriptLimits.CODE)
                .text("UnitOfMeasure", fact.unit(), ScriptLimits.CODE)
                .text("UCUMVersion", UCUM_VERSION, ScriptLimits.CODE);
        if (fact.measuredOn() != null) {
            xml.start("ObservationDate")
                    .text("Date", fact.measuredOn().toString(), ScriptLimits.CODE)
                    .end();
        }
        xml.end();
    }

    void benefits(List<Benefit> benefits) {
        if (benefits.size() > Benefit.MOST) {
            xml.refuse("BenefitsCoordination", Rule.TOO_MANY, "occurs more than " + Benefit.MOST + " times");
        }
        benefits.forEach(this::benefit);
    }

    private void benefit(Benefit benefit) {
        xml.start("BenefitsCoordination");
        if (benefit.payerId() != null || benefit.bin() != null || benefit.pcn() != null) {
            xml.start("PayerIdentification")
                    .optional("PayerID", benefit.payerId(), ScriptLimits.ID)
                    .optional("ProcessorIdentificationNumber", benefit.pcn(), ScriptLimits.ID)
                    .optional("IINNumber", benefit.bin(), ScriptLimits.CODE)
                    .end();
        }
        xml.optional("PayerName", benefit.payer(), ScriptLimits.BUSINESS_NAME)
                .optional("CardholderID", benefit.cardholder(), ScriptLimits.ID)
                .optional("GroupID", benefit.group(), ScriptLimits.ID)
                .end();
    }
}
