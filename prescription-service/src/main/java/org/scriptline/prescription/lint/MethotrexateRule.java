package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Reason;

/**
 * Methotrexate is taken once a week unless it treats a cancer; taken daily by mistake it has killed (ISMP, targeted best
 * practice on weekly oral methotrexate). So the words must say a week, and neither words nor structure a day. With an
 * oncologic reason a daily rhythm is only remarked.
 */
final class MethotrexateRule implements LintRule {
    private static final double DAILY = 0.9;
    private static final Pattern NEOPLASM = Pattern.compile("C\\d.*|D0\\d.*|D3[7-9].*|D4[0-9].*");
    private static final Pattern CANCER =
            Pattern.compile("leuk(a)?emia|lymphoma|cancer|carcinoma|sarcoma|mycosis fungoides"
                    + "|neoplas|tumou?r|malignan|trophoblastic|hydatidiform|\\ball maintenance\\b");

    @Override
    public String name() {
        return "methotrexate-weekly";
    }

    @Override
    public List<Finding> check(LintContext context) {
        if (!isMethotrexate(context)) {
            return List.of();
        }
        boolean oncologic = context.order().reasons().stream().anyMatch(MethotrexateRule::isOncologic);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < context.words().size(); i++) {
            @Nullable String said = said(context, i);
            if (said != null) {
                findings.add(new Finding(
                        oncologic ? Finding.Level.WARNING : Finding.Level.ERROR,
                        ErrorCode.METHOTREXATE_NOT_WEEKLY,
                        ElementPaths.sigText(i),
                        said));
            }
        }
        return findings;
    }

    private static boolean isMethotrexate(LintContext context) {
        @Nullable String text = context.order().drug().text();
        return context.ingredients().contains("methotrexate")
                || text != null && text.toLowerCase(Locale.ROOT).contains("methotrexate");
    }

    private static @Nullable String said(LintContext context, int instruction) {
        ReadSig words = context.words().get(instruction);
        @Nullable Span perDay = context.regimen(instruction).timesPerDay();
        if (words.daily() || perDay != null && perDay.high() >= DAILY) {
            return "The directions say daily.";
        }
        return words.weekly() ? null : "The words do not say that it is taken once a week.";
    }

    private static boolean isOncologic(Reason reason) {
        return reason.icd10() != null && NEOPLASM.matcher(reason.icd10()).matches()
                || reason.text() != null
                        && CANCER.matcher(reason.text().toLowerCase(Locale.ROOT))
                                .find();
    }
}
