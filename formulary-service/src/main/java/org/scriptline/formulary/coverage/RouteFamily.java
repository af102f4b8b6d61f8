package org.scriptline.formulary.coverage;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How a drug is taken, told by the words of its RxNorm dose form; an alternative stays in the same family. */
enum RouteFamily {
    ORAL("oral", "chewable", "disintegrating"),
    SUBLINGUAL("sublingual", "buccal"),
    INHALED("inhal"),
    NASAL("nasal"),
    OPHTHALMIC("ophthalmic"),
    OTIC("otic"),
    TOPICAL("topical"),
    TRANSDERMAL("transdermal"),
    VAGINAL("vaginal"),
    RECTAL("rectal"),
    INJECTED("inject", "syringe", "cartridge", "pen ");

    /** RxNorm has some two hundred forms; each is read once. */
    private static final Map<String, Optional<RouteFamily>> KNOWN = new ConcurrentHashMap<>();

    private final String[] words;

    RouteFamily(String... words) {
        this.words = words;
    }

    /** Null when no word of the form tells it. */
    static @Nullable RouteFamily of(String doseForm) {
        return KNOWN.computeIfAbsent(doseForm, form -> Optional.ofNullable(read(form)))
                .orElse(null);
    }

    private static @Nullable RouteFamily read(String doseForm) {
        String form = doseForm.toLowerCase(Locale.ROOT) + " ";
        for (RouteFamily family : values()) {
            for (String word : family.words) {
                if (form.contains(word)) {
                    return family;
                }
            }
        }
        return null;
    }
}
