package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.products.Recognition;

/**
 * Runs every rule over an order and names all defects at once. An error stops the order; a warning is stored with it.
 *
 * <p>Stateless and safe for concurrent use.
 */
public final class Linter {
    private final ProductTable products;
    private final RememberedDrugs recognition;
    private final List<LintRule> rules;

    public Linter(ProductTable products) {
        this.products = products;
        this.recognition = new RememberedDrugs(products);
        this.rules = List.of(
                new PatientRule(),
                new WeightRule(),
                new PrescriberRule(),
                new PharmacyRule(),
                new FillNoticesRule(),
                new DrugNamedRule(),
                new DrugCodeRule(),
                new ProductKindRule(),
                new ControlledSubstanceRule(products),
                new RecognitionRule(recognition),
                new LookAlikeRule(),
                new MethotrexateRule(),
                new ReasonRule(),
                new DirectionsRule(),
                new SigAgreementRule(),
                new OralLiquidRule(),
                new AsNeededRule(),
                new MaximumDoseRule(),
                new TaperRule(),
                new NoteRule(),
                new DecimalsRule(),
                new AbbreviationRule(),
                new QuantityRule(),
                new BilledUnitRule(),
                new QuantityFitsRule(),
                new DaysSupplyRule(),
                new RefillsRule(),
                new TextLengthRule(),
                new DateRule(),
                new DuplicateRule());
    }

    /** The order with everything looked up, or every reason why it cannot be stored. */
    public LintedOrder lint(SubmittedOrder order, Surroundings around) {
        OrderedDrug drug = productFirst(order.drug());
        Recognition recognised = recognition.recognise(drug.rxcui(), drug.ndc(), drug.text());
        LintContext context = LintContext.of(order.withDrug(drug), around, recognised);
        List<Finding> findings = new ArrayList<>(order.findings());
        for (LintRule rule : rules) {
            findings.addAll(rule.check(context));
        }
        return Finding.anyError(findings)
                ? new LintedOrder.Rejected(List.copyOf(findings))
                : accepted(context, List.copyOf(findings));
    }

    /** Among several RxNorm codes a product's counts; an ingredient's or a group's beside it only has to agree. */
    private OrderedDrug productFirst(OrderedDrug drug) {
        return drug.withRxcuis(drug.rxcuis().stream()
                .sorted(Comparator.comparing(code -> products.byRxcui(code).isEmpty()))
                .toList());
    }

    private static LintedOrder accepted(LintContext context, List<Finding> warnings) {
        SubmittedOrder order = context.order();
        OrderedSupply supply = order.supply();
        DispensedQuantity dispensed = DispensedQuantity.of(
                present(supply.quantity(), "quantity"), present(context.unit(), "unit"), context.product());
        return new LintedOrder.Accepted(
                order,
                Medications.of(order.drug(), context.recognition()),
                present(order.directions().sig(), "directions"),
                dispensed.quantity(),
                dispensed.unit(),
                supply.daysSupply() == null ? null : supply.daysSupply().intValueExact(),
                supply.refills(),
                present(context.prescriber(), "prescriber"),
                context.supervisor(),
                present(context.pharmacy(), "pharmacy"),
                context.writtenOn(),
                warnings);
    }

    /** A rule without an error for a missing part would be a bug: fail rather than send half an order. */
    private static <T> T present(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException("no rule named the missing " + name);
        }
        return part;
    }
}
