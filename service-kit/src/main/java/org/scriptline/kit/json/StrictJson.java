package org.scriptline.kit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The mapper of every request and answer: duplicate keys, trailing bytes, unknown fields, coercions and nesting
 * deeper than {@link #DEPTH} are refused.
 */
@ApplicationScoped
public class StrictJson {

    /** How deep a body may nest. */
    public static final int DEPTH = 64;
    /** How long one string may be, in characters. */
    public static final int STRING = 200_000;
    /** How long one number may be, in digits. */
    public static final int NUMBER = 64;

    @Produces
    @Singleton
    ObjectMapper objectMapper(@All List<AnswerCustomizer> customizers) {
        ObjectMapper mapper = create();
        customizers.forEach(customizer -> customizer.customize(mapper));
        return mapper;
    }

    /** A mapper with these rules. */
    public static ObjectMapper create() {
        JsonMapper.Builder builder = builder();
        for (LogicalType type : LogicalType.values()) {
            builder.withCoercionConfig(type, StrictJson::refuse);
        }
        // A whole number is a decimal, and that is no mistake.
        builder.withCoercionConfig(
                LogicalType.Float,
                coercions -> coercions.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert));
        return builder.addModule(new TimeTexts())
                .addModule(new StorableValues())
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    /** A text, number or truth value where another kind of value belongs is a mistake, not a notation. */
    private static void refuse(MutableCoercionConfig coercions) {
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            coercions.setCoercion(shape, CoercionAction.Fail);
        }
    }

    static JsonMapper.Builder builder() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxStringLength(STRING)
                        .maxNumberLength(NUMBER)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // RFC 8259: UTF-8 and nothing else, and no guessing.
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(new CodedModule())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
}
