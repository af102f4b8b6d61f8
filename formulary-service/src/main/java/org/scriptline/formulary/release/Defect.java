package org.scriptline.formulary.release;

import org.jspecify.annotations.Nullable;

/**
 * Why a file is refused, and where.
 *
 * @param file name of the file inside its folder
 * @param line 1 is the header; 0 when the whole file is meant
 * @param column the header's word, null when the whole line is meant
 */
public record Defect(String file, int line, @Nullable String column, String reason) {

    /** As one sentence for an operator. */
    public String sentence() {
        String place = line == 0 ? file : file + ", line " + line;
        return (column == null ? place : place + ", column " + column) + ": " + reason;
    }
}
