package org.scriptline.formulary.release.marketplace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one JSON file token by token. A value of another type than expected ends the reading with its place. */
final class JsonFile {

    private static final int LONGEST_LIST = 100_000;

    private final String name;
    private final JsonParser parser;

    JsonFile(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /** What a file's reader does with one object; it must consume it to its end. */
    @FunctionalInterface
    interface ObjectReader {
        void read() throws IOException;
    }

    /** What a reader does with one field; the parser stands on its value and it must consume just that. */
    @FunctionalInterface
    interface FieldReader {
        void read(String field) throws IOException;
    }

    /** A fault of the file with its place. */
    static final class Fault extends IOException {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final @Nullable String field;

        Fault(int line, @Nullable String field, String reason) {
            super(reason);
            this.line = line;
            this.field = field;
        }

        int line() {
            return line;
        }

        @Nullable
        String field() {
            return field;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    String name() {
        return name;
    }

    int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    Fault fault(String reason) {
        String path = parser.getParsingContext().pathAsPointer().toString();
        return new Fault(line(), path.isEmpty() ? null : path, reason);
    }

    /** Reads the array that the file is, object by object. */
    void eachOfFile(ObjectReader reader) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw fault("the file is not a list");
        }
        eachObject(reader);
        if (parser.nextToken() != null) {
            throw fault("something follows the list");
        }
    }

    /** Reads the object that the file is. */
    void objectOfFile(FieldReader reader) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw fault("the file is not an object");
        }
        fields(reader);
    }

    /** The parser stands on an array's beginning. */
    private void eachObject(ObjectReader reader) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw fault("is not an object");
            }
            reader.read();
        }
    }

    /** The value is one object or a list of them; null is none. */
    void objects(ObjectReader reader) throws IOException {
        switch (parser.currentToken()) {
            case START_ARRAY -> eachObject(reader);
            case START_OBJECT -> reader.read();
            case VALUE_NULL -> {
                // None.
            }
            default -> throw fault("is neither an object nor a list of them");
        }
    }

    /** The parser stands on an object's beginning and will stand on its end. */
    void fields(FieldReader reader) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            reader.read(field);
        }
    }

    /** A value that nobody asks for. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    @Nullable
    String text() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getText();
            case VALUE_NULL -> null;
            default -> throw fault("is not a text");
        };
    }

    @Nullable
    Boolean flag() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw fault("is neither true nor false");
        };
    }

    @Nullable
    BigDecimal number() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                BigDecimal number = parser.getDecimalValue();
                if (number.signum() < 0 || number.precision() > 20 || Math.abs(number.scale()) > 20) {
                    throw fault("is not an amount");
                }
                yield number;
            }
            case VALUE_NULL -> null;
            default -> throw fault("is not a number");
        };
    }

    List<Integer> integers() throws IOException {
        List<Integer> all = new ArrayList<>();
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return all;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw fault("is not a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || all.size() == LONGEST_LIST) {
                throw fault("is not a list of whole numbers");
            }
            all.add(parser.getIntValue());
        }
        return all;
    }

    List<String> texts() throws IOException {
        List<String> all = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw fault("is not a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING || all.size() == LONGEST_LIST) {
                throw fault("is not a list of texts");
            }
            all.add(parser.getText());
        }
        return all;
    }

    /** The place and reason of what the parser itself refused. */
    static Fault of(JsonProcessingException malformed) {
        int line = malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr();
        return new Fault(Math.max(0, line), null, "is no well-formed JSON from here on: it is cut or damaged");
    }
}
