package org.scriptline.pharmacy.script.xml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Reason;
import org.scriptline.pharmacy.script.DrugUse;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.Product;
import org.scriptline.pharmacy.script.Quantity;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.RxFillIndicator;
import org.scriptline.pharmacy.script.ValueKind;

/** Reads a medication in the shapes of both releases. */
final class MedicationReader {

    private final Findings findings;
    private final Values values;

    MedicationReader(Findings findings, Values values) {
        this.findings = findings;
        this.values = values;
    }

    @Nullable
    Medication optional(Node transaction, String name) {
        Node node = transaction.child(name);
        return node == null ? null : medication(node);
    }

    Medication required(Node transaction, String name) throws MissingElement {
        Medication found = optional(transaction, name);
        if (found == null) {
            throw new MissingElement(transaction.name() + " has no " + name);
        }
        return found;
    }

    List<Medication> all(Node transaction, String name) {
        return transaction.all(name).stream().map(this::medication).toList();
    }

    /** What was dispensed: without an amount it says nothing. */
    Medication dispensed(Node transaction) throws MissingElement {
        Node node = transaction.child("MedicationDispensed");
        if (node == null) {
            throw new MissingElement(transaction.name() + " has no MedicationDispensed");
        }
        Node quantity = node.child("Quantity");
        if (quantity == null) {
            throw new MissingElement("MedicationDispensed has no Quantity");
        }
        return medication(node, quantity(node, quantity));
    }

    private Medication medication(Node node) {
        Node quantity = node.child("Quantity");
        try {
            return medication(node, quantity == null ? null : quantity(node, quantity));
        } catch (MissingElement unusable) {
            findings.add(Rule.INVALID_VALUE, quantity == null ? node : quantity, ValueKind.NUMBER, unusable.why());
            return medication(node, null);
        }
    }

    private Medication medication(Node node, @Nullable Quantity quantity) {
        String description = node.text("DrugDescription");
        return new Medication(
                description == null ? "" : description,
                product(node),
                quantity,
                values.wholeNumber(node, "DaysSupply"),
                refills(node),
                substitution(node),
                values.date(node, "WrittenDate"),
                lastFill(node),
                effective(node),
                sig(node),
                diagnoses(node),
                node.text("Note"),
                drugUse(node),
                priorAuthorization(node),
                indicator(node));
    }

    /** A shape that no release has: the amount as the element's own text, the unit beside it or in an older element. */
    private Quantity quantity(Node medication, Node quantity) throws MissingElement {
        Node value = quantity.child("Value");
        if (value == null && !quantity.text().isEmpty()) {
            findings.add(Rule.TOLERATED, quantity, ValueKind.NUMBER, "the amount is not in Value");
        }
        String qualifier = quantity.text("CodeListQualifier");
        return new Quantity(
                values.amount(value == null ? quantity : value),
                qualifier == null ? Quantity.ORIGINAL : qualifier,
                unit(medication, quantity));
    }

    private static @Nullable String unit(Node medication, Node quantity) {
        Node unit = quantity.child("QuantityUnitOfMeasure");
        unit = unit == null ? quantity.child("PotencyUnitCode") : unit;
        unit = unit == null ? medication.child("QuantityUnitOfMeasure") : unit;
        if (unit == null) {
            return null;
        }
        String code = unit.text("Code");
        code = code == null ? unit.text() : code;
        return code.isEmpty() || code.length() > 15 ? null : code;
    }

    private Product product(Node medication) {
        Node wrapper = medication.child("Product");
        Node coded = (wrapper == null ? medication : wrapper).child("DrugCoded");
        if (coded == null) {
            return Product.UNCODED;
        }
        Node database = coded.child("DrugDBCode");
        Node schedule = coded.child("DEASchedule");
        String type = database == null ? null : database.text("Qualifier");
        return new Product(
                ndc(coded),
                database == null ? null : database.text("Code"),
                type == null ? null : TermTypes.read(type),
                schedule == null ? null : schedule.text("Code"));
    }

    private @Nullable String ndc(Node coded) {
        Node product = coded.child("ProductCode");
        if (product != null) {
            String qualifier = product.text("Qualifier");
            if (qualifier != null && !qualifier.equals("ND")) {
                findings.add(Rule.NOT_CARRIED, product, ValueKind.CODE, "only an NDC is carried as the product's code");
                product.child("Code");
                return null;
            }
            return product.text("Code");
        }
        Node ndc = coded.child("NDC");
        String code = ndc == null ? null : ndc.text("Code");
        return code != null || ndc == null || ndc.text().isEmpty() ? code : ndc.text();
    }

    private @Nullable Integer refills(Node medication) {
        Node refills = medication.child("Refills");
        return refills == null
                ? values.wholeNumber(medication, "NumberOfRefills")
                : values.wholeNumber(refills, "Quantity");
    }

    private @Nullable Boolean substitution(Node medication) {
        Node outer = medication.child("Substitutions");
        if (outer == null) {
            return null;
        }
        Node inner = outer.child("Substitutions");
        Node code = inner == null ? outer : inner;
        return switch (code.text()) {
            case "0" -> true;
            case "1" -> false;
            case "" -> null;
            default -> {
                findings.add(Rule.INVALID_VALUE, code, ValueKind.CODE, "is neither 0 nor 1");
                yield null;
            }
        };
    }

    private @Nullable LocalDate lastFill(Node medication) {
        LocalDate last = values.date(medication, "LastFillDate");
        return last == null ? values.date(medication, "FillDate") : last;
    }

    /** The standard nests the element in one of the same name. */
    private @Nullable LocalDate effective(Node medication) {
        LocalDate found = null;
        for (Node other : medication.all("OtherMedicationDate")) {
            Node qualifier = other.child("OtherMedicationDateQualifier");
            Node date = other.child("OtherMedicationDate");
            boolean effective = qualifier != null && qualifier.text().equals("EffectiveDate");
            if (effective && found == null) {
                found = values.date(date == null ? other : date);
            } else {
                findings.add(Rule.NOT_CARRIED, other, ValueKind.DATE, "only the effective date is carried");
                other.element();
            }
        }
        return found;
    }

    private static @Nullable String sig(Node medication) {
        Node sig = medication.child("Sig");
        return sig == null ? null : sig.text("SigText");
    }

    private List<Reason> diagnoses(Node medication) {
        Node diagnosis = medication.child("Diagnosis");
        if (diagnosis == null) {
            return List.of();
        }
        diagnosis.child("ClinicalInformationQualifier");
        List<Reason> reasons = new ArrayList<>(2);
        for (String place : List.of("Primary", "Secondary")) {
            Node reason = diagnosis.child(place);
            if (reason != null) {
                String qualifier = reason.text("Qualifier");
                boolean icd10 = qualifier == null || qualifier.equals("ABF");
                if (!icd10) {
                    findings.add(Rule.NOT_CARRIED, reason, ValueKind.CODE, "only ICD-10-CM codes are carried");
                }
                String code = reason.text("Code");
                reasons.add(new Reason(icd10 ? code : null, reason.text("Description")));
            }
        }
        return reasons;
    }

    private List<DrugUse> drugUse(Node medication) {
        List<Node> all = medication.all("DrugUseEvaluation");
        if (all.isEmpty()) {
            return List.of();
        }
        List<DrugUse> uses = new ArrayList<>(all.size());
        for (Node use : all) {
            String reason = use.text("ServiceReasonCode");
            uses.add(new DrugUse(
                    reason == null ? "" : reason,
                    use.text("ProfessionalServiceCode"),
                    use.text("ServiceResultCode"),
                    use.text("ClinicalSignificanceCode"),
                    use.text("AcknowledgementReason")));
        }
        return uses;
    }

    private static @Nullable String priorAuthorization(Node medication) {
        Node number = medication.child("PriorAuthorization");
        return number == null || number.text().isEmpty() ? null : number.text();
    }

    private @Nullable RxFillIndicator indicator(Node medication) {
        Node node = medication.child("RxFillIndicator");
        if (node == null || node.text().isEmpty()) {
            return null;
        }
        RxFillIndicator indicator = RxFillIndicator.of(node.text()).orElse(null);
        if (indicator == null) {
            findings.add(Rule.INVALID_VALUE, node, ValueKind.CODE, "is no fill indicator");
        }
        return indicator;
    }
}
