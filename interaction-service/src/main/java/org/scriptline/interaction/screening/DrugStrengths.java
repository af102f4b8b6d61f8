package org.scriptline.interaction.screening;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.Product;

/** How much of each ingredient a product contains. */
public record DrugStrengths(List<Strength> parts) {
    private static final Pattern STRENGTH = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) (MG|MCG|G)(/ML|/HR|/ACTUAT)?");

    /**
     * Of one ingredient; what the strength does not say is null.
     *
     * @param milligramsEach per tablet, capsule or actuation
     */
    public record Strength(
            String ingredient,
            @Nullable BigDecimal milligramsEach,
            @Nullable BigDecimal milligramsPerMillilitre,
            @Nullable BigDecimal microgramsPerHour) {}

    public DrugStrengths {
        parts = List.copyOf(parts);
    }

    static DrugStrengths of(Product product) {
        List<Strength> parts = new ArrayList<>();
        for (int i = 0; i < product.ingredients().size(); i++) {
            parts.add(read(
                    product.ingredients().get(i).name(), product.strengths().get(i)));
        }
        return new DrugStrengths(parts);
    }

    private static Strength read(String ingredient, String written) {
        Matcher matcher = STRENGTH.matcher(written);
        if (!matcher.matches()) {
            return new Strength(ingredient, null, null, null);
        }
        BigDecimal amount = new BigDecimal(matcher.group(1));
        BigDecimal milligrams = switch (matcher.group(2)) {
            case "G" -> amount.movePointRight(3);
            case "MCG" -> amount.movePointLeft(3);
            default -> amount;
        };
        String per = matcher.group(3) == null ? "" : matcher.group(3);
        return switch (per) {
            case "/ML" -> new Strength(ingredient, null, milligrams, null);
            case "/HR" -> new Strength(ingredient, null, null, milligrams.movePointRight(3));
            default -> new Strength(ingredient, milligrams, null, null);
        };
    }
}
