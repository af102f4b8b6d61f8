package org.scriptline.prescription.lint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.products.Ingredient;
import org.scriptline.contracts.products.Product;
import org.scriptline.contracts.products.Recognition;
import org.scriptline.contracts.products.Recognition.Conflict;
import org.scriptline.contracts.products.Recognition.IngredientOnly;
import org.scriptline.contracts.products.Recognition.RecognisedProduct;
import org.scriptline.contracts.products.Recognition.Unrecognised;

/**
 * One order with everything that the rules look at; each lookup happens once.
 *
 * @param recognition what the product table makes of the drug
 * @param unit the quantity's unit: as ordered, else the recognised product's; null when neither is known
 * @param prescriber null when the requester is not one of the practice
 * @param supervisor null when nobody is named, or nobody of the practice
 * @param pharmacy null when it is not in the directory
 * @param words what each instruction says in words, in the order of the document
 */
record LintContext(
        SubmittedOrder order,
        Surroundings around,
        Recognition recognition,
        @Nullable QuantityUnit unit,
        @Nullable Prescriber prescriber,
        @Nullable Prescriber supervisor,
        @Nullable PharmacyStated pharmacy,
        List<ReadSig> words) {

    static LintContext of(SubmittedOrder order, Surroundings around, Recognition recognition) {
        return new LintContext(
                order,
                around,
                recognition,
                unit(order.supply().unit(), recognition),
                Optional.ofNullable(order.requesterNpi())
                        .flatMap(npi -> around.prescribers().byNpi(npi))
                        .orElse(null),
                Optional.ofNullable(order.supervisor())
                        .map(OrderedSupervisor::npi)
                        .flatMap(npi -> around.prescribers().byNpi(npi))
                        .orElse(null),
                NamedPharmacy.in(around.pharmacies(), order.pharmacy()).pharmacy(),
                order.directions().texts().stream().map(SigReader::read).toList());
    }

    private static @Nullable QuantityUnit unit(@Nullable OrderedUnit ordered, Recognition recognition) {
        if (ordered != null) {
            return QuantityUnit.of(ordered).orElse(null);
        }
        return recognition instanceof RecognisedProduct known
                ? QuantityUnit.named(known.product().billingUnit()).orElse(null)
                : null;
    }

    LocalDate today() {
        return around.today();
    }

    /** The product, null when the drug is not recognised as one. */
    @Nullable
    Product product() {
        return recognition instanceof RecognisedProduct known ? known.product() : null;
    }

    /** Names of the ingredients in lower case, empty when the drug is not recognised. */
    Set<String> ingredients() {
        return switch (recognition) {
            case RecognisedProduct known -> known.product().ingredientNames();
            case IngredientOnly named ->
                named.ingredients().stream().map(Ingredient::name).collect(Collectors.toSet());
            case Unrecognised unknown -> Set.of();
            case Conflict conflict -> Set.of();
        };
    }

    /** The instruction as structured dose and rhythm, filled up from its words. */
    Regimen regimen(int instruction) {
        return Regimen.of(order.directions().instructions().get(instruction), words.get(instruction));
    }

    /** The day on which the order counts as written: today unless it says otherwise. */
    LocalDate writtenOn() {
        LocalDate written = order.writtenOn();
        return written == null ? today() : written;
    }
}
