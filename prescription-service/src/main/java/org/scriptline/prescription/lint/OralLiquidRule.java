package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.products.Product;
import org.scriptline.prescription.lint.Instruction.Dose;

/**
 * An oral liquid is dosed in mL: a spoon is not a measure, and of milligrams alone a parent cannot tell how much to give
 * (45 CFR 170.315(b)(3)(ii), metric units for oral liquids).
 */
final class OralLiquidRule implements LintRule {
    private static final Pattern LIQUID = Pattern.compile("\\b(oral (solution|suspension|syrup|elixir|liquid|drops)"
            + "|syrup|elixir|suspension|oral concentrate)\\b");
    private static final Pattern NOT_ORAL = Pattern.compile(
            "\\b(ophthalmic|otic|nasal|inhalation|nebuli[sz]er|inject\\w*|topical|rectal|vaginal|enema|eye|ear)\\b");

    @Override
    public String name() {
        return "oral-liquids-in-ml";
    }

    @Override
    public List<Finding> check(LintContext context) {
        if (!isOralLiquid(context)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < context.words().size(); i++) {
            @Nullable
            Dose dose = context.order().directions().instructions().get(i).dose();
            Set<DoseUnit> structured = new HashSet<>();
            if (dose != null) {
                DoseUnit.named(dose.unit()).ifPresent(structured::add);
            }
            Set<DoseUnit> words = context.words().get(i).units();
            if (words.stream().anyMatch(DoseUnit::isHousehold)) {
                findings.add(finding(ElementPaths.sigText(i), "A household measure is no dose of a liquid."));
            } else if (structured.stream().anyMatch(DoseUnit::isHousehold)) {
                findings.add(finding(
                        ElementPaths.instruction(i) + ".doseAndRate", "A household measure is no dose of a liquid."));
            } else if (words.stream().anyMatch(DoseUnit::isMass) && !words.contains(DoseUnit.MILLILITER)) {
                findings.add(finding(ElementPaths.sigText(i), "The dose of a liquid is given by mass alone."));
            }
        }
        return findings;
    }

    private static boolean isOralLiquid(LintContext context) {
        @Nullable Product product = context.product();
        if (product != null) {
            return product.billingUnit().equals("mL") && product.doseForm().startsWith("Oral");
        }
        @Nullable String text = context.order().drug().text();
        String plain = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return LIQUID.matcher(plain).find() && !NOT_ORAL.matcher(plain).find();
    }

    private static Finding finding(String path, String said) {
        return Finding.error(ErrorCode.LIQUID_NOT_IN_ML, path, said);
    }
}
