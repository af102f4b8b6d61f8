package org.scriptline.pharmacy.script;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.Reason;

/** Writes the two messages that carry an order, their elements in the order of the standard. */
final class OrderWriter {

    private static final String LOINC_VERSION = "2.42";
    private static final String UCUM_VERSION = "2.1";

    private final ElementWriter xml;
    private final PeopleWriter people;

    OrderWriter(ElementWriter xml) {
        this.xml = xml;
        this.people = new PeopleWriter(xml);
    }

    void newRx(NewRx newRx) {
        xml.element("NewRx", () -> {
            allergies(newRx.allergies());
            people.patient(newRx.patient());
            people.pharmacy(newRx.pharmacy());
            people.prescriber(newRx.prescriber());
            observations(newRx.observations());
            medication(newRx.medication());
            Prescriber supervisor = newRx.supervisor();
            if (supervisor != null) {
                people.supervisor(supervisor);
            }
        });
    }

    void cancelRx(CancelRx cancelRx) {
        xml.element("CancelRx", () -> {
            xml.text("ChangeOfPrescriptionStatusFlag", "C", ScriptLimits.CODE);
            people.patient(cancelRx.patient());
            people.pharmacy(cancelRx.pharmacy());
            people.prescriber(cancelRx.prescriber());
            medication(cancelRx.medication());
        });
    }

    private void allergies(List<AllergyFact> allergies) {
        List<AllergyFact> named =
                allergies.stream().filter(fact -> !fact.noKnownAllergies()).toList();
        if (!named.isEmpty()) {
            xml.element("AllergyOrAdverseEvent", () -> named.forEach(this::allergy));
        } else if (!allergies.isEmpty()) {
            xml.element("AllergyOrAdverseEvent", () -> xml.text("NoKnownAllergies", "Y", ScriptLimits.CODE));
        }
    }

    private void allergy(AllergyFact fact) {
        xml.element("Allergies", () -> {
            xml.text("SourceOfInformation", "P", ScriptLimits.CODE);
            xml.element(
                    "AdverseEvent",
                    () -> xml.text(
                            "Text", "intolerance".equals(fact.type()) ? "Intolerance" : "Allergy", ScriptLimits.WORDS));
            xml.element("DrugProductCoded", () -> {
                if (fact.rxcui() != null) {
                    xml.text("Code", fact.rxcui(), ScriptLimits.ID).text("Qualifier", "RT", ScriptLimits.CODE);
                }
                xml.text("Text", fact.substance(), ScriptLimits.WORDS);
            });
            if (fact.reaction() != null && !fact.reaction().isBlank()) {
                xml.element("ReactionCoded", () -> xml.text("Text", fact.reaction(), ScriptLimits.WORDS));
            }
        });
    }

    private void observations(List<ObservationFact> observations) {
        List<ObservationFact> measured = observations.stream()
                .filter(fact -> fact.value() != null && fact.unit() != null)
                .toList();
        if (measured.isEmpty()) {
            return;
        }
        xml.element(
                "Observation",
                () -> measured.forEach(fact -> xml.element("Measurement", () -> {
                    xml.text("VitalSign", fact.code(), ScriptLimits.CODE)
                            .text("LOINCVersion", LOINC_VERSION, ScriptLimits.CODE)
                            .text(
                                    "Value",
                                    fact.value() == null ? null : fact.value().toPlainString(),
                                    ScriptLimits.CODE)
                            .text("UnitOfMeasure", fact.unit(), ScriptLimits.CODE)
                            .text("UCUMVersion", UCUM_VERSION, ScriptLimits.CODE);
                    if (fact.measuredOn() != null) {
                        date("ObservationDate", fact.measuredOn().toString());
                    }
                })));
    }

    private void medication(MedicationPrescribed drug) {
        xml.start("MedicationPrescribed").text("DrugDescription", drug.description(), ScriptLimits.DRUG_DESCRIPTION);
        drugCoded(drug);
        xml.element("Quantity", () -> {
            xml.text("Value", drug.quantity().stripTrailingZeros().toPlainString(), ScriptLimits.CODE)
                    .text("CodeListQualifier", "38", ScriptLimits.CODE);
            xml.element("QuantityUnitOfMeasure", () -> xml.text("Code", drug.unitCode(), ScriptLimits.CODE));
        });
        xml.optional(
                "DaysSupply",
                drug.daysSupply() == null ? null : drug.daysSupply().toString(),
                ScriptLimits.CODE);
        date("WrittenDate", drug.writtenOn().toString());
        xml.text("Substitutions", drug.substitutionAllowed() ? "0" : "1", ScriptLimits.CODE)
                .text("NumberOfRefills", Integer.toString(drug.refills()), ScriptLimits.CODE);
        diagnoses(drug.diagnoses());
        xml.optional("Note", drug.note(), ScriptLimits.NOTE);
        drugUse(drug.drugUse());
        xml.element("Sig", () -> xml.text("SigText", drug.sig(), ScriptLimits.SIG_TEXT));
        xml.text("RxFillIndicator", "All Fill Statuses", ScriptLimits.WORDS);
        if (drug.effectiveDate() != null) {
            effectiveDate(drug.effectiveDate());
        }
        xml.end();
    }

    /** Do not fill before: the standard nests the element in one of the same name. */
    private void effectiveDate(LocalDate day) {
        xml.element("OtherMedicationDate", () -> {
            date("OtherMedicationDate", day.toString());
            xml.text("OtherMedicationDateQualifier", "EffectiveDate", ScriptLimits.CODE);
        });
    }

    private void drugCoded(MedicationPrescribed drug) {
        String ndc = drug.ndc();
        String rxcui = drug.rxcui();
        String termType = drug.termType();
        if (ndc == null && (rxcui == null || termType == null)) {
            return;
        }
        xml.element("DrugCoded", () -> {
            if (ndc != null) {
                xml.element("ProductCode", () -> code(ndc, "ND"));
            }
            if (rxcui != null && termType != null) {
                xml.element("DrugDBCode", () -> code(rxcui, qualifierOf(termType)));
            }
        });
    }

    /** SCRIPT writes RxNorm's pack term types in three letters. */
    private static String qualifierOf(String termType) {
        String upper = termType.toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "GPCK" -> "GPK";
            case "BPCK" -> "BPK";
            case "SCD", "SBD" -> upper;
            default -> throw new ScriptRefusal("DrugDBCode", "is not a product's term type");
        };
    }

    private void code(@Nullable String code, String qualifier) {
        xml.text("Code", code, ScriptLimits.ID).text("Qualifier", qualifier, ScriptLimits.CODE);
    }

    private void diagnoses(List<Reason> reasons) {
        List<Reason> coded = reasons.stream()
                .filter(reason -> reason.icd10() != null)
                .limit(MedicationPrescribed.DIAGNOSES)
                .toList();
        if (coded.isEmpty()) {
            return;
        }
        xml.element("Diagnosis", () -> {
            xml.text("ClinicalInformationQualifier", "1", ScriptLimits.CODE);
            for (int place = 0; place < coded.size(); place++) {
                Reason reason = coded.get(place);
                xml.element(place == 0 ? "Primary" : "Secondary", () -> {
                    code(reason.icd10(), "ABF");
                    xml.optional("Description", reason.text(), ScriptLimits.WORDS);
                });
            }
        });
    }

    private void drugUse(List<DrugUse> evaluations) {
        if (evaluations.size() > MedicationPrescribed.DRUG_USE) {
            throw new ScriptRefusal(
                    "DrugUseEvaluation", "occurs more than " + MedicationPrescribed.DRUG_USE + " times");
        }
        evaluations.forEach(evaluation -> xml.element(
                "DrugUseEvaluation",
                () -> xml.text("ServiceReasonCode", evaluation.serviceReason(), ScriptLimits.CODE)
                        .text("ClinicalSignificanceCode", evaluation.clinicalSignificance(), ScriptLimits.CODE)
                        .text("AcknowledgementReason", evaluation.acknowledgement(), ScriptLimits.ACKNOWLEDGEMENT)));
    }

    private void date(String name, String date) {
        xml.element(name, () -> xml.text("Date", date, ScriptLimits.CODE));
    }
}
