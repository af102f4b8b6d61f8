package org.scriptline.prescription.lint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import org.scriptline.contracts.errors.ErrorCode;

/** Names each error-prone abbreviation in the directions with what to write instead. */
final class AbbreviationRule implements LintRule {
    /** So many characters of directions are remembered at most. */
    private static final long CHARACTERS = 200_000;

    /** The same directions come again and again; what is wrong with them is found once. */
    private static final Cache<String, List<String>> ADVICE = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .weigher((String text, Object read) -> text.length())
            .build();

    @Override
    public String name() {
        return "no-error-prone-abbreviations";
    }

    @Override
    public List<Finding> check(LintContext context) {
        List<String> texts = context.order().directions().texts();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String path = ElementPaths.sigText(i);
            for (String advice : ADVICE.get(texts.get(i), AbbreviationRule::advice)) {
                findings.add(Finding.warning(ErrorCode.SIG_ABBREVIATION, path, advice));
            }
        }
        return findings;
    }

    private static List<String> advice(String text) {
        List<String> advice = new ArrayList<>();
        for (ErrorProneAbbreviation abbreviation : ErrorProneAbbreviation.LIST) {
            abbreviation
                    .in(text)
                    .ifPresent(written -> advice.add(
                            "“" + written + "” can be misread; write “" + abbreviation.writeInstead() + "”."));
        }
        return List.copyOf(advice);
    }
}
