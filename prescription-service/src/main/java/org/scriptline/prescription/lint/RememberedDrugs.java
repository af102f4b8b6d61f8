package org.scriptline.prescription.lint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.DrugRecognition;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.products.Recognition;

/** {@link DrugRecognition}, asked once for each name: clinics order the same few hundred drugs all day long. Safe for concurrent use. */
final class RememberedDrugs {

    /** So many characters of codes and names are remembered at most. */
    private static final long CHARACTERS = 200_000;

    private record Named(
            @Nullable String rxcui,
            @Nullable String ndc,
            @Nullable String text) {

        int length() {
            return Stream.of(rxcui, ndc, text)
                    .mapToInt(name -> name == null ? 1 : name.length() + 1)
                    .sum();
        }
    }

    private final DrugRecognition recognition;
    private final Cache<Named, Recognition> known = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .weigher((Named named, Object recognised) -> named.length())
            .build();

    RememberedDrugs(ProductTable products) {
        this.recognition = new DrugRecognition(products);
    }

    Recognition recognise(@Nullable String rxcui, @Nullable String ndc, @Nullable String text) {
        return known.get(
                new Named(rxcui, ndc, text), named -> recognition.recognise(named.rxcui(), named.ndc(), named.text()));
    }
}
