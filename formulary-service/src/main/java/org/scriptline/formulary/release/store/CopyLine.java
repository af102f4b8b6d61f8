package org.scriptline.formulary.release.store;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Builds the lines of PostgreSQL's COPY text format: tab between values, backslash N for null. */
public final class CopyLine {

    private final StringBuilder line = new StringBuilder(256);
    private boolean first = true;

    public CopyLine text(@Nullable String value) {
        separate();
        if (value == null) {
            line.append("\\N");
            return this;
        }
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            switch (character) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(character);
            }
        }
        return this;
    }

    public CopyLine number(@Nullable Number value) {
        return text(
                switch (value) {
                    case null -> null;
                    case BigDecimal decimal -> decimal.toPlainString();
                    case Number other -> other.toString();
                });
    }

    public CopyLine flag(@Nullable Boolean value) {
        if (value == null) {
            return text(null);
        }
        return text(value ? "t" : "f");
    }

    /** The line with its end; the builder is then empty again. */
    public String end() {
        String text = line.append('\n').toString();
        line.setLength(0);
        first = true;
        return text;
    }

    private void separate() {
        if (!first) {
            line.append('\t');
        }
        first = false;
    }
}
