package org.scriptline.prescription.lint;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;

/** No directions in the note to the pharmacist: they do not reach the label, and may contradict what does. */
final class NoteRule implements LintRule {
    private static final String UNITS =
            "(tabs?|tablets?|caps?|capsules?|pills?|ml|mg|mcg|units?|puffs?|drops?|sprays?|patch(es)?)";

    private static final Pattern DIRECTIONS =
            Pattern.compile("\\b(take|give|inject|instill|inhale|apply|use|administer)\\b"
                    + "[^.;]{0,25}\\b\\d+(\\.\\d+)?\\s*(?:-\\s*\\d+\\s*)?" + UNITS + "\\b"
                    + "|\\b\\d+(\\.\\d+)?\\s*" + UNITS
                    + "\\b[^.;]{0,25}\\b(daily|twice|(a|per|each|every) (day|week|morning|night)"
                    + "|at bedtime|bid|tid|qid|qhs|weekly|every \\d+)\\b"
                    + "|\\b(once|twice|\\d+ times)\\s*(a|per)?\\s*(day|daily|week|weekly)\\b"
                    + "|\\b(every|q)\\s*\\d+\\s*(-\\s*\\d+\\s*)?(hours?|hrs?|h)\\b"
                    + "|\\b(bid|tid|qid|qhs|qod)\\b"
                    + "|\\b(increase|decrease|reduce|taper|titrate) (the )?(dose )?(to|by|down)\\b");

    @Override
    public String name() {
        return "no-directions-in-the-note";
    }

    @Override
    public List<Finding> check(LintContext context) {
        @Nullable String note = context.order().note();
        boolean directs = note != null
                && DIRECTIONS
                        .matcher(NumberWords.inDigits(note.toLowerCase(Locale.ROOT)))
                        .find();
        return directs
                ? List.of(Finding.warning(
                        ErrorCode.NOTE_HAS_DIRECTIONS,
                        ElementPaths.NOTE,
                        "The note to the pharmacist holds a dose or a rhythm, which does not reach the label."))
                : List.of();
    }
}
