package org.scriptline.kit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.scriptline.contracts.Coded;

/** Writes {@link Coded} enums by their code and reads nothing but their codes. */
final class CodedModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    CodedModule() {
        super("coded");
        addSerializer(new CodedSerializer());
        setDeserializerModifier(new Modifier());
    }

    private static final class CodedSerializer extends StdSerializer<Coded> {
        private static final long serialVersionUID = 1L;

        CodedSerializer() {
            super(Coded.class);
        }

        @Override
        public void serialize(Coded value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.code());
        }
    }

    private static final class Modifier extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription bean, JsonDeserializer<?> deserializer) {
            return Coded.class.isAssignableFrom(type.getRawClass())
                    ? new CodedDeserializer(type.getRawClass())
                    : deserializer;
        }
    }

    private static final class CodedDeserializer extends StdScalarDeserializer<Object> {
        private static final long serialVersionUID = 1L;

        private final transient Map<String, Object> byCode = new HashMap<>();

        CodedDeserializer(Class<?> type) {
            super(type);
            for (Object constant : type.getEnumConstants()) {
                byCode.put(((Coded) constant).code(), constant);
            }
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String code = parser.getValueAsString();
            Object constant = code == null ? null : byCode.get(code);
            return constant != null
                    ? constant
                    : context.handleWeirdStringValue(
                            handledType(), code == null ? "" : code, "not one of %s", byCode.keySet());
        }
    }
}
