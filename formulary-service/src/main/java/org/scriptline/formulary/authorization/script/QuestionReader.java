package org.scriptline.formulary.authorization.script;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.authorization.Question;
import org.scriptline.formulary.authorization.Question.Kind;

/**
 * Reads a payer's questions. All are put at once: where an answer decides which question comes next, only the first one has
 * to be answered, since this service does not follow the payer's tree.
 */
final class QuestionReader {

    private static final int MOST = 200;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TEXT = 2_000;

    private QuestionReader() {}

    /** Empty when something in them is not understood. */
    static Optional<List<Question>> read(List<XmlElement> elements) {
        boolean tree = elements.stream()
                .anyMatch(element ->
                        element.all("Choice").stream().anyMatch(choice -> choice.find("NextQuestionID") != null));
        Set<String> ids = new HashSet<>();
        for (XmlElement element : elements) {
            String id = element.find("QuestionID");
            String text = element.find("QuestionText");
            boolean known = id != null && id.length() <= LONGEST_ID && text != null && text.length() <= LONGEST_TEXT;
            if (!known || !ids.add(id)) {
                return Optional.empty();
            }
        }
        return elements.size() > MOST
                ? Optional.empty()
                : Optional.of(elements.stream()
                        .map(element -> question(element, !tree || element.equals(elements.getFirst())))
                        .toList());
    }

    private static Question question(XmlElement element, boolean required) {
        List<String> choices = element.all("Choice").stream()
                .map(choice -> choice.find("ChoiceText"))
                .map(text -> text == null ? "" : text)
                .filter(text -> !text.isEmpty())
                .toList();
        String id = text(element.find("QuestionID"));
        String words = text(element.find("QuestionText"));
        if (yesOrNo(choices)) {
            return new Question(id, words, Kind.YES_NO, List.of(), required);
        }
        if (!choices.isEmpty()) {
            return yes(element.find("SelectMultipleIndicator"))
                    ? new Question(
                            id,
                            words + " (one or more: " + String.join("; ", choices) + ")",
                            Kind.TEXT,
                            List.of(),
                            required)
                    : new Question(id, words, Kind.CHOICE, choices, required);
        }
        return new Question(id, words, plain(element), List.of(), required);
    }

    private static Kind plain(XmlElement element) {
        if (yes(element.find("IsNumeric"))) {
            return Kind.NUMBER;
        }
        return element.find("IsDateTimeRequired") == null ? Kind.TEXT : Kind.DATE;
    }

    private static boolean yesOrNo(List<String> choices) {
        return choices.size() == 2
                && choices.stream()
                        .map(choice -> choice.toLowerCase(Locale.ROOT))
                        .toList()
                        .containsAll(List.of("yes", "no"));
    }

    private static boolean yes(@Nullable String flag) {
        return flag != null && Set.of("y", "yes", "true", "1").contains(flag.toLowerCase(Locale.ROOT));
    }

    private static String text(@Nullable String read) {
        return read == null ? "" : read;
    }
}
