package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scriptline.contracts.errors.ErrorCode;

/** Decimals in the directions that are misread tenfold: {@code 5.0} and {@code .5} (ISMP, error-prone dose designations).
 * Clock times are no doses.
 */
final class DecimalsRule implements LintRule {
    private static final Pattern TRAILING_ZERO = Pattern.compile(
            "(?<![\\d.,])\\d[\\d,]*\\.\\d*0(?![\\d.]*\\d)(?!\\s*([ap]\\.?m\\b|o'clock|h(ou)?rs\\b))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAKED_DECIMAL = Pattern.compile("(?<![\\w.,)])\\.\\d+");

    @Override
    public String name() {
        return "safe-decimals";
    }

    @Override
    public List<Finding> check(LintContext context) {
        List<String> texts = context.order().directions().texts();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String path = ElementPaths.sigText(i);
            Matcher trailing = TRAILING_ZERO.matcher(texts.get(i));
            if (trailing.find()) {
                findings.add(Finding.warning(
                        ErrorCode.SIG_TRAILING_ZERO,
                        path,
                        "“" + trailing.group() + "” can be read as ten times the dose."));
            }
            Matcher naked = NAKED_DECIMAL.matcher(texts.get(i));
            if (naked.find()) {
                findings.add(Finding.warning(
                        ErrorCode.SIG_LEADING_ZERO_MISSING,
                        path,
                        "“" + naked.group() + "” can be read as ten times the dose."));
            }
        }
        return findings;
    }
}
