package org.scriptline.pharmacy.directory;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a directory file of any kind that is known; the first line tells which one it is. */
public final class DirectoryFile {

    /** A header of our own CSV with every column that a simple directory needs; hours and effectiveTo may follow. */
    public static final String HEADER =
            "ncpdpId,npi,name,line,city,state,postalCode,phone,latitude,longitude,channel,status,effectiveFrom,serviceLevels";

    private static final List<DirectoryFormat> FORMATS = List.of(new CsvFormat(), new FixedFormat(), new NppesFormat());

    private static final int FIRST_LINE = 256;

    private DirectoryFile() {}

    /** A file that is not used, with every reason. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient List<Defect> defects;

        Refused(List<Defect> defects) {
            super(sentences(defects));
            this.defects = List.copyOf(defects);
        }

        private static String sentences(List<Defect> defects) {
            return String.join("; ", defects.stream().map(Defect::sentence).toList());
        }

        /** All of them in one line. */
        public String reason() {
            return sentences(defects);
        }

        /** In the order of the file, at most a hundred. */
        public List<Defect> defects() {
            return defects;
        }
    }

    /** @throws Refused when the kind is not known, or a header, a line's columns, an id or a value is wrong, or an id occurs twice */
    public static DirectoryContent read(byte[] file) throws Refused {
        Defects defects = new Defects();
        try (BufferedReader lines = reader(file)) {
            String first = firstLine(file);
            DirectoryFormat format = FORMATS.stream()
                    .filter(one -> one.begins(first))
                    .findFirst()
                    .orElseThrow(() -> new Refused(
                            List.of(new Defect(1, "header", "is of no kind that is known: csv, fixed or nppes"))));
            DirectoryContent content = format.read(lines, defects);
            defects.refuseIfAny();
            if (content.pharmacies().isEmpty() && content.listings().isEmpty()) {
                throw new Refused(List.of(new Defect(1, "line", "the file names no pharmacy")));
            }
            return content;
        } catch (CharacterCodingException notUtf8) {
            throw new Refused(List.of(new Defect(1, "line", "the file is not UTF-8")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** As far as telling the kinds apart needs it. */
    private static String firstLine(byte[] file) {
        int length = 0;
        while (length < file.length && length < FIRST_LINE && file[length] != '\n' && file[length] != '\r') {
            length++;
        }
        return new String(file, 0, length, StandardCharsets.UTF_8).replace("\uFEFF", "");
    }

    private static BufferedReader reader(byte[] file) {
        return new BufferedReader(new InputStreamReader(
                new ByteArrayInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }
}
