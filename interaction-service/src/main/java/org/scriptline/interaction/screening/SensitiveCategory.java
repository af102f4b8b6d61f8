package org.scriptline.interaction.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.scriptline.contracts.Coded;

/** What a patient may keep from other practices: drugs that tell of a condition. */
public enum SensitiveCategory implements Coded {
    /** Treatment of substance use disorders, 42 CFR Part 2. */
    SUBSTANCE_USE("substance-use"),
    HIV("hiv"),
    REPRODUCTIVE("reproductive");

    private static final Map<String, SensitiveCategory> BY_INGREDIENT = read();

    private final String code;

    SensitiveCategory(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** The category with this code. */
    public static Optional<SensitiveCategory> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** The category that an ingredient tells of, empty for most. */
    static Optional<SensitiveCategory> ofIngredient(String name) {
        return Optional.ofNullable(BY_INGREDIENT.get(name));
    }

    private static Map<String, SensitiveCategory> read() {
        try (InputStream file = SensitiveCategory.class.getResourceAsStream("/person/sensitive-ingredients.txt")) {
            if (file == null) {
                throw new IllegalStateException("the sensitive ingredients are missing");
            }
            Map<String, SensitiveCategory> read = new HashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> read.put(
                            line.substring(line.indexOf(':') + 1).strip(),
                            of(line.substring(0, line.indexOf(':'))).orElseThrow()));
            return Map.copyOf(read);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
