package org.scriptline.prescription.lint;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.products.Recognition.RecognisedProduct;

/** Compounds, devices and supplies are not sent: neither a screening nor a drug message fits them. */
final class ProductKindRule implements LintRule {
    private static final Pattern DEVICE = Pattern.compile("\\b(test strips?|lancets?|pen needles?|needles|"
            + "(insulin|empty|disposable) syringes?|glucose (meter|monitor|sensor)s?|glucometer|nebuli[sz]er machine|"
            + "spacer|compression stockings?|catheters?|alcohol (swabs?|pads?)|gauze)\\b");
    private static final Pattern ANIMAL =
            Pattern.compile("\\b(veterinary|for (the |a )?(dog|cat|horse|animal)s?|canine|feline|equine)\\b");
    private static final Pattern RECIPE = Pattern.compile("\\b(magic mouthwash|compound(ed|ing)|extemporaneous)\\b");

    @Override
    public String name() {
        return "no-compounds-no-devices";
    }

    @Override
    public List<Finding> check(LintContext context) {
        OrderedDrug drug = context.order().drug();
        String path = context.order().paths().drug();
        String text = drug.text() == null ? "" : drug.text().toLowerCase(Locale.ROOT);
        boolean product = context.recognition() instanceof RecognisedProduct;
        if (drug.kind() == OrderedDrug.Kind.COMPOUND || RECIPE.matcher(text).find()) {
            return List.of(Finding.error(ErrorCode.COMPOUND_NOT_SUPPORTED, path));
        }
        if (drug.kind() == OrderedDrug.Kind.DEVICE
                || !product && DEVICE.matcher(text).find()) {
            return List.of(Finding.error(ErrorCode.DEVICE_NOT_SUPPORTED, path));
        }
        return ANIMAL.matcher(text).find()
                ? List.of(Finding.error(ErrorCode.VETERINARY_NOT_SUPPORTED, path))
                : List.of();
    }
}
