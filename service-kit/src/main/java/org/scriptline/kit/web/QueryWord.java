package org.scriptline.kit.web;

import java.util.Arrays;
import java.util.List;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/**
 * Reads parameters of a query that have one of a few values. Resources take such a parameter as text: where it is typed as a boolean,
 * Jakarta REST takes whatever is not {@code true} for false, and a question that was misspelt would be answered as another one.
 */
public final class QueryWord {

    private QueryWord() {}

    /**
     * Whether it is {@code true}.
     *
     * @param parameter its name
     * @throws ProblemException {@code PARAMETER_INVALID} with the parameter's name when it is neither {@code true} nor {@code false}
     */
    public static boolean flag(String parameter, String text) {
        return oneOf(parameter, text, "true", "false").equals("true");
    }

    /**
     * The word.
     *
     * @throws ProblemException {@code PARAMETER_INVALID} with the parameter's name when it is none of these, written as they are
     */
    public static String oneOf(String parameter, String text, String... words) {
        if (!List.of(words).contains(text)) {
            throw wrong(parameter, List.of(words));
        }
        return text;
    }

    /**
     * The value whose code it is.
     *
     * @throws ProblemException {@code PARAMETER_INVALID} with the parameter's name when it is no code of the list
     */
    public static <C extends Coded> C coded(String parameter, String text, C[] values) {
        return Arrays.stream(values)
                .filter(value -> value.code().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        wrong(parameter, Arrays.stream(values).map(Coded::code).toList()));
    }

    private static ProblemException wrong(String parameter, List<String> words) {
        String last = words.getLast();
        String others = String.join(", ", words.subList(0, words.size() - 1));
        return new ProblemException(ErrorCode.PARAMETER_INVALID, parameter + " is " + others + " or " + last + ".")
                .withField(parameter);
    }
}
