package org.scriptline.prescription.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.prescription.lint.ElementPaths;
import org.scriptline.prescription.lint.Finding;

/**
 * Whether a JSON value is a possible value of an R4 primitive. A wrong JSON type or form is {@link
 * ErrorCode#FHIR_INVALID}; a well-formed date that does not exist, or a number that its element cannot take, gets the
 * code of that defect, because the sender's user can correct it.
 */
final class R4Primitive {
    /** Longer texts than this are no part of a prescription; narrative is bounded by the body's limit. */
    private static final int TEXT_LENGTH = 10_000;

    private static final Set<String> NUMBERS = Set.of("decimal", "integer", "unsignedInt", "positiveInt");
    private static final Set<String> DATES = Set.of("date", "dateTime", "instant");
    private static final Pattern DATE_SHAPE =
            Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d))?)?)?");
    private static final Pattern DECLARATION = Pattern.compile("<!(DOCTYPE|ENTITY)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern CODE = Pattern.compile("\\S+(\\s\\S+)*");

    private R4Primitive() {}

    static boolean isPrimitive(BaseRuntimeElementDefinition<?> type) {
        return switch (type.getChildType()) {
            case PRIMITIVE_DATATYPE, ID_DATATYPE, PRIMITIVE_XHTML, PRIMITIVE_XHTML_HL7ORG -> true;
            case COMPOSITE_DATATYPE,
                    CONTAINED_RESOURCE_LIST,
                    CONTAINED_RESOURCES,
                    EXTENSION_DECLARED,
                    RESOURCE,
                    RESOURCE_BLOCK,
                    UNDECL_EXT -> false;
        };
    }

    /** What is wrong with the value, null when nothing is. */
    static @Nullable Finding defect(
            JsonNode value, BaseRuntimeChildDefinition child, BaseRuntimeElementDefinition<?> type, String path) {
        String name = type.getName();
        if (NUMBERS.contains(name)) {
            if (!value.isNumber()) {
                return invalid(path, "The value must be a number, not a text.");
            }
        } else if (name.equals("boolean")) {
            return value.isBoolean() ? null : invalid(path, "The value must be true or false.");
        } else if (!value.isTextual()) {
            return invalid(path, "The value must be a text.");
        } else if (textDefect(name, value.asText()) instanceof String message) {
            return invalid(path, message);
        }
        return possible(value.asText(), child, type) ? null : impossible(name, value.asText(), path);
    }

    private static @Nullable String textDefect(String type, String text) {
        if (text.isBlank()) {
            return "The text is empty.";
        }
        if (text.chars().anyMatch(R4Primitive::isForbidden)) {
            return "The text contains a control character.";
        }
        if (!type.equals("xhtml") && !type.equals("base64Binary") && text.length() > TEXT_LENGTH) {
            return "The text is longer than 10,000 characters.";
        }
        if (type.equals("xhtml") && DECLARATION.matcher(text).find()) {
            return "A narrative has no DOCTYPE and no entities of its own.";
        }
        if (type.equals("id") && !ID.matcher(text).matches()) {
            return "An id has 1 to 64 letters, digits, dots and hyphens.";
        }
        if (type.equals("code") && !CODE.matcher(text).matches()) {
            return "A code has no leading, trailing or double blanks.";
        }
        return null;
    }

    private static boolean isForbidden(int character) {
        return character < ' ' && character != '\t' && character != '\n' && character != '\r'
                || character == 0xFFFE
                || character == 0xFFFF;
    }

    private static boolean possible(
            String text, BaseRuntimeChildDefinition child, BaseRuntimeElementDefinition<?> type) {
        try {
            Object instance = type.newInstance(child.getInstanceConstructorArguments());
            if (instance instanceof IPrimitiveType<?> primitive) {
                primitive.setValueAsString(text);
            }
            return true;
        } catch (DataFormatException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Finding impossible(String type, String text, String path) {
        if (DATES.contains(type) && DATE_SHAPE.matcher(text).matches()) {
            return Finding.error(ErrorCode.DATE_INVALID, path, "The date does not exist.");
        }
        if (path.equals(ElementPaths.REFILLS)) {
            return Finding.error(ErrorCode.REFILLS_INVALID, path);
        }
        return invalid(path, "The value is not possible for this element.");
    }

    private static Finding invalid(String path, String message) {
        return Finding.error(ErrorCode.FHIR_INVALID, path, message);
    }
}
