package org.scriptline.interaction.knowledge.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** Why an authored file cannot be read, in words for whoever wrote it: the line, and nothing of this program. */
final class Unreadable {
    private Unreadable() {}

    static String inWords(IOException failure) {
        if (!(failure instanceof JsonProcessingException broken)) {
            return "it is no YAML";
        }
        String line = broken.getLocation() == null
                ? ""
                : "line " + Math.max(1, broken.getLocation().getLineNr()) + ": ";
        if (broken instanceof UnrecognizedPropertyException unknown) {
            return line + "there is no field " + unknown.getPropertyName() + " here";
        }
        if (broken instanceof InvalidFormatException form
                && form.getTargetType().isEnum()) {
            return line + form.getValue() + " is none of "
                    + Arrays.stream(form.getTargetType().getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (broken instanceof MismatchedInputException mismatch) {
            return line + "the value" + field(mismatch) + " is missing or of the wrong kind";
        }
        return line
                + String.valueOf(broken.getOriginalMessage())
                        .lines()
                        .findFirst()
                        .orElse("it is no YAML");
    }

    private static String field(MismatchedInputException mismatch) {
        return mismatch.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner)
                .map(name -> " of " + name)
                .orElse("");
    }
}
