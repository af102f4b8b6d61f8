package org.scriptline.formulary.release;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a table of many millions, as bytes in a buffer that the next line reuses; no cell becomes an object. */
final class ByteRow {

    private final String file;
    private final Map<String, Integer> positions;
    private final Defects defects;
    private final int[] starts;
    private final int[] ends;
    private byte[] bytes = {};
    private int line;
    private int decimalPlaces;

    ByteRow(String file, Map<String, Integer> positions, Defects defects) {
        this.file = file;
        this.positions = positions;
        this.defects = defects;
        starts = new int[positions.size()];
        ends = new int[positions.size()];
    }

    /** The number of the column's cell, -1 when the file has no such column. */
    int column(String name) {
        return positions.getOrDefault(name, -1);
    }

    /** Takes the line in {@code [from, to)}; false, with a defect, when it has not the header's number of cells. */
    boolean moveTo(int newLine, byte[] buffer, int from, int to) {
        line = newLine;
        int cells = split(buffer, from, to);
        if (cells != starts.length) {
            refuse(null, "has " + cells + " cells where the header has " + starts.length);
            return false;
        }
        return true;
    }

    /** Takes the line in {@code [from, to)}; false, without a word, when it has not the header's number of cells. */
    boolean tries(byte[] buffer, int from, int to) {
        return split(buffer, from, to) == starts.length;
    }

    private int split(byte[] buffer, int from, int to) {
        bytes = buffer;
        int cell = 0;
        int start = from;
        for (int index = from; index <= to; index++) {
            if (index == to || buffer[index] == '|') {
                if (cell < starts.length) {
                    strip(cell, start, index);
                }
                cell++;
                start = index + 1;
            }
        }
        return cell;
    }

    /** CMS writes a missing value as one space, and as a point in a few columns. */
    private void strip(int cell, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && bytes[start] == ' ') {
            start++;
        }
        while (end > start && bytes[end - 1] == ' ') {
            end--;
        }
        if (end - start == 1 && bytes[start] == '.') {
            end = start;
        }
        starts[cell] = start;
        ends[cell] = end;
    }

    int line() {
        return line;
    }

    boolean empty(int cell) {
        return cell < 0 || starts[cell] == ends[cell];
    }

    boolean equals(int cell, byte[] other) {
        return Arrays.equals(bytes, starts[cell], ends[cell], other, 0, other.length);
    }

    byte[] copy(int cell) {
        return Arrays.copyOfRange(bytes, starts[cell], ends[cell]);
    }

    /** Appends the cell and a separator; gives the new length. */
    int append(int cell, byte[] target, int length) {
        int size = empty(cell) ? 0 : ends[cell] - starts[cell];
        if (length + size + 1 > target.length) {
            return length;
        }
        if (size > 0) {
            System.arraycopy(bytes, starts[cell], target, length, size);
        }
        target[length + size] = '|';
        return length + size + 1;
    }

    String text(int cell) {
        return empty(cell)
                ? ""
                : new String(bytes, starts[cell], ends[cell] - starts[cell], StandardCharsets.ISO_8859_1);
    }

    /** The digits of a cell as a number; -1, with a defect, when it has others or not this many. */
    long digits(int cell, String column, int fewest, int most) {
        int length = ends[cell] - starts[cell];
        long number = 0;
        for (int index = starts[cell]; index < ends[cell]; index++) {
            byte digit = bytes[index];
            if (digit < '0' || digit > '9') {
                refuse(column, "'" + shown(cell) + "' is not made of digits");
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        if (length < fewest || length > most) {
            refuse(
                    column,
                    length == 0
                            ? "is empty"
                            : "has not " + (fewest == most ? most : fewest + " to " + most) + " digits");
            return -1;
        }
        return number;
    }

    /** The digits of a cell as a number; -1, without a word, when it has others or not this many, at most 18. */
    long plainDigits(int cell, int fewest, int most) {
        int length = ends[cell] - starts[cell];
        if (length < fewest || length > most) {
            return -1;
        }
        long number = 0;
        for (int index = starts[cell]; index < ends[cell]; index++) {
            int digit = bytes[index] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The digits of a plain decimal without its point; -1, with a defect, when it is none. {@link #places()} belongs to it. */
    long decimal(int cell, String column) {
        long number = 0;
        int point = -1;
        int digits = 0;
        for (int index = starts[cell]; index < ends[cell]; index++) {
            byte character = bytes[index];
            if (character == '.' && point < 0) {
                point = index;
            } else if (character >= '0' && character <= '9' && digits < 18) {
                number = number * 10 + character - '0';
                digits++;
            } else {
                boolean negative = character == '-' && index == starts[cell];
                refuse(column, "'" + shown(cell) + (negative ? "' is negative" : "' is not a number"));
                return -1;
            }
        }
        if (digits == 0) {
            refuse(column, empty(cell) ? "is empty" : "'" + shown(cell) + "' is not a number");
            return -1;
        }
        decimalPlaces = point < 0 ? 0 : ends[cell] - point - 1;
        return number;
    }

    /** Decimal places of the last {@link #decimal}. */
    int places() {
        return decimalPlaces;
    }

    void refuse(@Nullable String column, String reason) {
        defects.add(new Defect(file, line, column, reason));
    }

    private String shown(int cell) {
        String text = text(cell);
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
