package org.scriptline.interaction.screening;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.contracts.screening.Involved;

/**
 * A drug whose ingredients are known.
 *
 * @param id stable identity: the prescription id, or what the asker calls it; null when it has none
 * @param ingredients at least one
 * @param origin order, dispense, patient-reported or imported; null for a draft
 * @param prescriber name and practice as shown to other clinicians
 * @param practice owning practice, null for a drug that came with the request
 * @param startedOn local date on which it was written or started
 * @param stoppedDaysAgo null while it is taken
 * @param dosing how it is taken, as far as it is known
 * @param replaces id of the order that this one renews or replaces
 */
public record ScreenedDrug(
        @Nullable String id,
        String name,
        @Nullable String rxcui,
        List<Ingredient> ingredients,
        RouteGroup route,
        DrugSource source,
        @Nullable String origin,
        @Nullable String prescriber,
        @Nullable String practice,
        @Nullable LocalDate startedOn,
        @Nullable Integer stoppedDaysAgo,
        Dosing dosing,
        @Nullable String replaces) {

    public ScreenedDrug {
        ingredients = List.copyOf(ingredients);
        if (ingredients.isEmpty()) {
            throw new IllegalArgumentException("a screened drug has at least one ingredient");
        }
    }

    public boolean stopped() {
        return stoppedDaysAgo != null;
    }

    boolean contains(Ingredient ingredient) {
        for (Ingredient each : ingredients) {
            if (each.name().equals(ingredient.name())) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the two renews or replaces the other, or both are the same order. */
    boolean sameOrderAs(ScreenedDrug other) {
        return (id != null && (id.equals(other.id) || id.equals(other.replaces)))
                || (other.id != null && other.id.equals(replaces));
    }

    /** Whether two different prescribers are known to have ordered them. */
    boolean fromAnotherPrescriberThan(ScreenedDrug other) {
        return prescriber != null && other.prescriber != null && !prescriber.equals(other.prescriber);
    }

    /**
     * What an override must recognise again: the order for a drug of the profile, the substance for the draft. Where no
     * order says whose drug it is, its prescriber does: with another one it is another problem.
     */
    String identity(Ingredient ingredient) {
        boolean ordered = source == DrugSource.ACTIVE && id != null;
        boolean fromElsewhere = source == DrugSource.ACTIVE && !"order".equals(origin) && prescriber != null;
        return source.code() + ":" + (ordered ? id : "") + (fromElsewhere ? "@" + prescriber : "") + ":"
                + ingredient.name();
    }

    Involved involved() {
        return new Involved(id, name, rxcui, source.code(), origin, prescriber, startedOn);
    }

    /** Two drugs of one question differ in name or id: drugs are keys of maps in every answer. */
    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Objects.hashCode(id);
    }
}
