package org.scriptline.pharmacy.script.xml;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Reason;
import org.scriptline.pharmacy.script.DrugUse;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.Product;
import org.scriptline.pharmacy.script.Quantity;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.RxFillIndicator;
import org.scriptline.pharmacy.script.ScriptLimits;
import org.scriptline.pharmacy.script.ValueKind;

/** Writes a medication, its elements in the order of the standard. */
final class MedicationWriter {

    /** How much a transaction demands of its medication. */
    enum Demand {
        /** An order that somebody dispenses from: everything. */
        ORDER,
        /** What was dispensed: how much. */
        DISPENSED,
        /** Which drug is meant. */
        MENTIONED
    }

    private final ElementWriter xml;

    MedicationWriter(ElementWriter xml) {
        this.xml = xml;
    }

    void medication(String element, Medication drug, Demand demand) {
        xml.start(element).text("DrugDescription", drug.description(), ScriptLimits.DRUG_DESCRIPTION);
        product(drug.product());
        quantity(drug.quantity(), demand);
        xml.number("DaysSupply", drug.daysSupply());
        date("WrittenDate", drug.writtenOn(), demand == Demand.ORDER);
        date("LastFillDate", drug.lastFilledOn(), false);
        substitutions(drug.substitutionAllowed(), demand);
        if (drug.refills() == null && demand == Demand.ORDER) {
            xml.refuse("NumberOfRefills", Rule.MISSING, "is missing");
        }
        xml.number("NumberOfRefills", drug.refills());
        diagnoses(drug.diagnoses());
        xml.optional("PriorAuthorization", drug.priorAuthorization(), ScriptLimits.ID)
                .optional("Note", drug.note(), ScriptLimits.NOTE);
        drugUse(drug.drugUse());
        sig(drug.sig(), demand);
        RxFillIndicator indicator = drug.fillIndicator();
        xml.optional("RxFillIndicator", indicator == null ? null : indicator.words(), ScriptLimits.WORDS);
        effectiveDate(drug.effectiveOn());
        xml.end();
    }

    private void quantity(@Nullable Quantity quantity, Demand demand) {
        if (quantity == null) {
            if (demand != Demand.MENTIONED) {
                xml.refuse("Quantity", Rule.MISSING, "is missing");
            }
            return;
        }
        xml.start("Quantity")
                .text("Value", quantity.value().stripTrailingZeros().toPlainString(), ScriptLimits.CODE)
                .text("CodeListQualifier", quantity.qualifier(), ScriptLimits.CODE);
        if (quantity.unitCode() != null || demand == Demand.ORDER) {
            xml.start("QuantityUnitOfMeasure")
                    .text("Code", quantity.unitCode(), ScriptLimits.CODE)
                    .end();
        }
        xml.end();
    }

    private void substitutions(@Nullable Boolean allowed, Demand demand) {
        if (allowed == null) {
            if (demand == Demand.ORDER) {
                xml.refuse("Substitutions", Rule.MISSING, "is missing");
            }
            return;
        }
        if (xml.is2023011()) {
            xml.start("Substitutions");
        }
        xml.text("Substitutions", allowed ? "0" : "1", ScriptLimits.CODE);
        if (xml.is2023011()) {
            xml.end();
        }
    }

    private void sig(@Nullable String sig, Demand demand) {
        if (sig != null || demand == Demand.ORDER) {
            xml.start("Sig").text("SigText", sig, ScriptLimits.SIG_TEXT).end();
        }
    }

    /** Do not fill before: the standard nests the element in one of the same name. */
    private void effectiveDate(@Nullable LocalDate day) {
        if (day != null) {
            xml.start("OtherMedicationDate");
            date("OtherMedicationDate", day, true);
            xml.text("OtherMedicationDateQualifier", "EffectiveDate", ScriptLimits.CODE)
                    .end();
        }
    }

    private void product(Product product) {
        String ndc = product.ndc();
        String rxcui = product.rxcui();
        String termType = product.termType();
        String schedule = product.deaSchedule();
        boolean coded = rxcui != null && termType != null;
        if (rxcui != null && termType == null) {
            xml.notCarried("DrugCoded", ValueKind.CODE, "an RxNorm code without its term type is no product");
        }
        if (ndc == null && !coded && schedule == null) {
            return;
        }
        if (xml.is2023011()) {
            xml.start("Product");
        }
        xml.start("DrugCoded");
        if (ndc != null) {
            ndc(ndc);
        }
        if (coded) {
            database(rxcui, termType);
        }
        if (schedule != null) {
            xml.start("DEASchedule").text("Code", schedule, ScriptLimits.CODE).end();
        }
        xml.end();
        if (xml.is2023011()) {
            xml.end();
        }
    }

    private void ndc(String ndc) {
        if (xml.is2023011()) {
            xml.text("NDC", ndc, ScriptLimits.ID);
        } else {
            xml.start("ProductCode");
            code(ndc, "ND");
            xml.end();
        }
    }

    private void database(@Nullable String rxcui, @Nullable String termType) {
        String qualifier = termType == null ? null : TermTypes.qualifier(termType);
        if (qualifier == null) {
            xml.refuse("DrugDBCode", Rule.INVALID_VALUE, "is not a product's term type");
            return;
        }
        xml.start("DrugDBCode");
        code(rxcui, qualifier);
        xml.end();
    }

    private void code(@Nullable String code, String qualifier) {
        xml.text("Code", code, ScriptLimits.ID).text("Qualifier", qualifier, ScriptLimits.CODE);
    }

    private void diagnoses(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        List<Reason> coded =
                reasons.stream().filter(reason -> reason.icd10() != null).toList();
        if (coded.size() < reasons.size()) {
            xml.notCarried("Diagnosis", ValueKind.TEXT, "a reason without a code has no element");
        }
        if (coded.size() > Medication.DIAGNOSES) {
            xml.notCarried("Diagnosis", ValueKind.CODE, "only a primary and a secondary diagnosis are carried");
        }
        if (coded.isEmpty()) {
            return;
        }
        xml.start("Diagnosis").text("ClinicalInformationQualifier", "1", ScriptLimits.CODE);
        for (int place = 0; place < Math.min(coded.size(), Medication.DIAGNOSES); place++) {
            xml.start(place == 0 ? "Primary" : "Secondary");
            code(coded.get(place).icd10(), "ABF");
            xml.optional("Description", coded.get(place).text(), ScriptLimits.WORDS)
                    .end();
        }
        xml.end();
    }

    private void drugUse(List<DrugUse> evaluations) {
        if (evaluations.size() > Medication.DRUG_USE) {
            xml.refuse("DrugUseEvaluation", Rule.TOO_MANY, "occurs more than " + Medication.DRUG_USE + " times");
        }
        for (DrugUse evaluation : evaluations) {
            xml.start("DrugUseEvaluation")
                    .text("ServiceReasonCode", evaluation.serviceReason(), ScriptLimits.CODE)
                    .optional("ProfessionalServiceCode", evaluation.professionalService(), ScriptLimits.CODE)
                    .optional("ServiceResultCode", evaluation.serviceResult(), ScriptLimits.CODE)
                    .optional("ClinicalSignificanceCode", evaluation.clinicalSignificance(), ScriptLimits.CODE)
                    .optional("AcknowledgementReason", evaluation.acknowledgement(), ScriptLimits.ACKNOWLEDGEMENT)
                    .end();
        }
    }

    private void date(String name, @Nullable LocalDate date, boolean demanded) {
        if (date != null || demanded) {
            xml.start(name)
                    .text("Date", date == null ? null : date.toString(), ScriptLimits.CODE)
                    .end();
        }
    }
}
