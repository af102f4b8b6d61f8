package org.scriptline.formulary.release;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table. A cell that cannot be read becomes a defect with its place, and the reader goes on to the next
 * cell; whoever builds a record from the row asks {@link #sound()} before keeping it.
 *
 * <p>CMS writes a missing value as one space, and as a point in a few columns.
 */
final class Row {

    private final String file;
    private final Map<String, Integer> positions;
    private final Defects defects;
    private int line;
    private String[] cells = {};
    private int defectsBefore;

    Row(String file, Map<String, Integer> positions, Defects defects) {
        this.file = file;
        this.positions = positions;
        this.defects = defects;
    }

    void moveTo(int newLine, String[] newCells) {
        line = newLine;
        cells = newCells;
        defectsBefore = defects.count();
    }

    boolean sound() {
        return defects.count() == defectsBefore && !defects.full();
    }

    int line() {
        return line;
    }

    /** The cell without surrounding space; null when missing or when the file has no such column. */
    @Nullable
    String text(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            return null;
        }
        String cell = cells[position].strip();
        return cell.isEmpty() || cell.equals(".") ? null : cell;
    }

    String requiredText(String column, int longest) {
        String cell = text(column);
        if (cell == null) {
            refuse(column, "is empty");
            return "";
        }
        if (cell.length() > longest) {
            refuse(column, "is longer than " + longest + " characters");
        }
        return cell;
    }

    /** A code of digits (leading zeros may be there), within {@code longest} digits. */
    String digits(String column, int longest) {
        String cell = requiredText(column, longest);
        if (cell.isEmpty() || cell.length() > longest) {
            return "0";
        }
        if (!CellNumbers.digits(cell)) {
            refuse(column, "'" + shown(cell) + "' is not made of digits");
            return "0";
        }
        return cell;
    }

    int integer(String column, int least, int most) {
        if (text(column) == null) {
            refuse(column, "is empty");
        }
        return Objects.requireNonNullElse(optionalInteger(column, least, most), least);
    }

    @Nullable
    Integer optionalInteger(String column, int least, int most) {
        String cell = text(column);
        if (cell == null) {
            return null;
        }
        Integer value = CellNumbers.integer(cell);
        if (value == null) {
            refuse(column, "'" + shown(cell) + "' is not a whole number");
            return null;
        }
        if (value < least || value > most) {
            refuse(column, "'" + shown(cell) + "' is not between " + least + " and " + most);
            return null;
        }
        return value;
    }

    @Nullable
    BigDecimal decimal(String column, BigDecimal least, BigDecimal most) {
        String cell = text(column);
        if (cell == null) {
            return null;
        }
        BigDecimal value = CellNumbers.decimal(cell);
        if (value == null) {
            refuse(column, "'" + shown(cell) + "' is not a number");
            return null;
        }
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            refuse(column, "'" + shown(cell) + "' is not between " + least + " and " + most);
            return null;
        }
        return value;
    }

    /** Y or N, 1 or 0; null when the payer left it open. */
    @Nullable
    Boolean flag(String column) {
        String cell = text(column);
        if (cell == null) {
            return null;
        }
        return switch (cell) {
            case "Y", "y", "1" -> true;
            case "N", "n", "0" -> false;
            default -> {
                refuse(column, "'" + shown(cell) + "' is neither Y nor N");
                yield null;
            }
        };
    }

    void refuse(@Nullable String column, String reason) {
        defects.add(new Defect(file, line, column, reason));
    }

    private static String shown(String cell) {
        return cell.length() > 40 ? cell.substring(0, 40) + "…" : cell;
    }
}
