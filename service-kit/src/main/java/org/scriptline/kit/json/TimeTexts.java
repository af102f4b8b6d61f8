package org.scriptline.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** Reads dates and instants from ISO 8601 text alone: a number does not say whether it counts days, seconds or more. */
final class TimeTexts extends SimpleModule {

    private static final long serialVersionUID = 1L;

    TimeTexts() {
        super("time-texts");
        addDeserializer(LocalDate.class, new TextOnly<>(LocalDate.class, LocalDate::parse));
        addDeserializer(Instant.class, new TextOnly<>(Instant.class, Instant::parse));
    }

    private static final class TextOnly<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final Class<T> type;
        private final transient Function<String, T> parse;

        TextOnly(Class<T> type, Function<String, T> parse) {
            super(type);
            this.type = type;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            String text = parser.getText();
            try {
                return parse.apply(text);
            } catch (DateTimeException broken) {
                return type.cast(context.handleWeirdStringValue(type, text, "not an ISO 8601 text of this kind"));
            }
        }
    }
}
