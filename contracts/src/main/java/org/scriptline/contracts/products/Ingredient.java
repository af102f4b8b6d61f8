package org.scriptline.contracts.products;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An active ingredient. Salts are folded into their base, as screening does not tell them apart.
 *
 * @param rxcui RxNorm ingredient code; null where no attested code is at hand, the name is then the key
 * @param name generic name in lower case, unique in the table
 * @param synonyms other generic names and abbreviations, lower case; may be empty
 * @param brands brand names of products with this ingredient alone; may be empty
 * @param schedule the schedule of the plain ingredient; a combination product can carry a milder one
 */
public record Ingredient(
        @Nullable String rxcui, String name, List<String> synonyms, List<String> brands, DeaSchedule schedule) {

    public Ingredient {
        synonyms = List.copyOf(synonyms);
        brands = List.copyOf(brands);
    }
}
