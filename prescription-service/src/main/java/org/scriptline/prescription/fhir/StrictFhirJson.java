package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.json.Storable;
import org.scriptline.prescription.lint.Finding;

/**
 * JSON text to tree, refusing what lenient readers let pass: duplicate keys, bytes after the end, nesting beyond 64,
 * numbers beyond 100 digits, other encodings than UTF-8 (RFC 8259). Decimals keep their written precision.
 */
final class StrictFhirJson {
    private static final int DEPTH = 64;
    private static final int NUMBER_DIGITS = 100;
    private static final int STRING_LENGTH = 1 << 20;

    private static final JsonFactory FACTORY = (JsonFactory) new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(NUMBER_DIGITS)
                    .maxStringLength(STRING_LENGTH)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictFhirJson() {}

    /** The resource's tree when the bytes are one JSON object of this resource type. */
    static Reading<ObjectNode> read(byte[] json, String resourceType) {
        JsonNode tree;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            tree = MAPPER.readTree(text);
        } catch (CharacterCodingException e) {
            return refused(ErrorCode.REQUEST_MALFORMED, resourceType, "The body is not UTF-8.");
        } catch (StreamConstraintsException e) {
            ErrorCode code = e.getOriginalMessage().contains("nesting depth")
                    ? ErrorCode.REQUEST_TOO_DEEP
                    : ErrorCode.REQUEST_MALFORMED;
            return refused(code, resourceType, code.title());
        } catch (JsonProcessingException e) {
            return refused(ErrorCode.REQUEST_MALFORMED, resourceType, "The body is not one JSON object" + place(e));
        }
        if (tree == null || !tree.isObject() || tree.isEmpty()) {
            return refused(ErrorCode.REQUEST_MALFORMED, resourceType, "The body is empty or not a JSON object.");
        }
        String unstorable = unstorable(tree, resourceType);
        if (unstorable != null) {
            return refused(
                    ErrorCode.FHIR_INVALID,
                    unstorable,
                    "The text holds a character, or the number has an exponent, that cannot be stored.");
        }
        if (!tree.path("resourceType").asText().equals(resourceType)) {
            return refused(
                    ErrorCode.FHIR_INVALID,
                    resourceType + ".resourceType",
                    "The resource must be a " + resourceType + ".");
        }
        return new Reading.Accepted<>((ObjectNode) tree);
    }

    /** The path of the first value that no database holds, null when all can be stored. The depth is limited, so that the recursion is. */
    private static @Nullable String unstorable(JsonNode node, String path) {
        if (node.isTextual()) {
            return Storable.text(node.textValue()) ? null : path;
        }
        if (node.isBigDecimal()) {
            return Storable.number(node.decimalValue()) ? null : path;
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            String found = unstorable(node.get(index), path + "[" + index + "]");
            if (found != null) {
                return found;
            }
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String found = unstorable(field.getValue(), path + "." + field.getKey());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String place(JsonProcessingException e) {
        boolean duplicate = e.getOriginalMessage().startsWith("Duplicate field");
        String where = e.getLocation() == null
                ? "."
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ").";
        return duplicate ? ": a key is written twice" + where : where;
    }

    private static <T> Reading<T> refused(ErrorCode code, String expression, String message) {
        return new Reading.Refused<>(List.of(Finding.error(code, expression, message)));
    }
}
