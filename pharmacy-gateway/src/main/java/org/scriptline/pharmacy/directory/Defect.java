package org.scriptline.pharmacy.directory;

/**
 * Why a file is refused, at one place. It never repeats the file's content.
 *
 * @param line 1 is the first
 * @param column the column's name; "line" when it is about the whole line
 * @param reason what is wrong, without a full stop
 */
public record Defect(int line, String column, String reason) {

    /** In one sentence without a full stop. */
    public String sentence() {
        return "line " + line + ", " + column + ": " + reason;
    }
}
