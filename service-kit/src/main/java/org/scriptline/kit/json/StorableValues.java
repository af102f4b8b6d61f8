package org.scriptline.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Refuses what no database holds: a text with a NUL or half a character in it, and a number with so large an exponent
 * that writing it out would fill the memory.
 */
final class StorableValues extends SimpleModule {

    private static final long serialVersionUID = 1L;

    StorableValues() {
        super("storable-values");
        addDeserializer(String.class, new Texts());
        addDeserializer(BigDecimal.class, new Decimals());
    }

    private static final class Texts extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        Texts() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, context);
            return Storable.text(text)
                    ? text
                    : (String) context.handleWeirdStringValue(
                            String.class, text, "holds a character that cannot be stored");
        }
    }

    private static final class Decimals extends StdScalarDeserializer<BigDecimal> {

        private static final long serialVersionUID = 1L;

        Decimals() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            boolean number = parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT);
            if (number && !Storable.number(parser.getDecimalValue())) {
                return (BigDecimal) context.handleWeirdNumberValue(
                        BigDecimal.class, parser.getDecimalValue(), "is larger or finer than any that is read here");
            }
            return NumberDeserializers.BigDecimalDeserializer.instance.deserialize(parser, context);
        }
    }
}
