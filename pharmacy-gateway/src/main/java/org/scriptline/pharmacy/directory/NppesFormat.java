package org.scriptline.pharmacy.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PostalAddress;

/**
 * The CSV that CMS publishes of its National Plan and Provider Enumeration System, whole, weekly or cut to some columns.
 * Organisations with a pharmacy's taxonomy code (333600000X and those that begin with 3336) are taken, others are passed over.
 */
final class NppesFormat implements DirectoryFormat {

    private static final String NPI = "NPI";
    private static final String KIND = "Entity Type Code";
    private static final String NAME = "Provider Organization Name (Legal Business Name)";
    private static final String LINE = "Provider First Line Business Practice Location Address";
    private static final String SECOND_LINE = "Provider Second Line Business Practice Location Address";
    private static final String CITY = "Provider Business Practice Location Address City Name";
    private static final String STATE = "Provider Business Practice Location Address State Name";
    private static final String POSTAL_CODE = "Provider Business Practice Location Address Postal Code";
    private static final String PHONE = "Provider Business Practice Location Address Telephone Number";
    private static final String DEACTIVATED = "NPI Deactivation Date";
    private static final String REACTIVATED = "NPI Reactivation Date";
    private static final List<String> NEEDED = List.of(NPI, KIND, NAME, LINE, CITY, STATE, POSTAL_CODE, PHONE);
    private static final Pattern TAXONOMY = Pattern.compile("\\b3336[0-9A-Z]{5}X\\b");
    /** Spreadsheets turn codes into decimals. */
    private static final Pattern DECIMAL = Pattern.compile("([0-9]+)\\.0");

    private static final int ZIP = 5;
    private static final int ZIP_PLUS_FOUR = 9;

    @Override
    public boolean begins(String firstLine) {
        String plain = firstLine.replace("\"", "");
        return plain.startsWith(NPI + "," + KIND);
    }

    @Override
    public DirectoryContent read(BufferedReader lines, Defects defects) throws IOException {
        CsvLine.Reader reader = new CsvLine.Reader(lines);
        CsvLine header = reader.next();
        if (header == null || !complete(header, defects)) {
            return new DirectoryContent("nppes", List.of(), List.of(), 0);
        }
        List<Listing> listings = new ArrayList<>();
        Once once = new Once(defects);
        int ignored = 0;
        for (CsvLine line = reader.next(); line != null; line = reader.next()) {
            if (!line.closed()) {
                defects.add(line.number(), "line", "a quotation mark is not closed");
            } else if (line.fields().size() != header.fields().size()) {
                defects.add(
                        line.number(),
                        "line",
                        line.fields().size() + " columns instead of "
                                + header.fields().size());
            } else {
                Map<String, String> values = byName(header, line);
                if (isPharmacy(values, line)) {
                    Listing listing = listing(new Row(line.number(), values, defects), values);
                    once.check(line.number(), "", listing.npi().isEmpty() ? null : listing.npi());
                    listings.add(listing);
                } else {
                    ignored++;
                }
            }
        }
        return new DirectoryContent("nppes", List.of(), listings, ignored);
    }

    private static boolean complete(CsvLine header, Defects defects) {
        for (String column : NEEDED) {
            if (!header.fields().contains(column)) {
                defects.add(header.number(), "header", column + " is missing");
            }
        }
        if (header.fields().stream().noneMatch(NppesFormat::holdsTaxonomies)) {
            defects.add(header.number(), "header", "no column with taxonomy codes");
        }
        return !defects.any();
    }

    private static boolean holdsTaxonomies(String column) {
        return column.toLowerCase(Locale.ROOT).contains("taxonom");
    }

    private static Map<String, String> byName(CsvLine header, CsvLine line) {
        Map<String, String> values = new HashMap<>();
        for (int index = 0; index < header.fields().size(); index++) {
            values.put(
                    header.fields().get(index),
                    DECIMAL.matcher(line.fields().get(index)).replaceFirst("$1"));
        }
        return values;
    }

    private static boolean isPharmacy(Map<String, String> values, CsvLine line) {
        return "2".equals(values.get(KIND))
                && line.fields().stream()
                        .anyMatch(field -> TAXONOMY.matcher(field).find());
    }

    private static Listing listing(Row row, Map<String, String> values) {
        String npi = row.npi(NPI);
        if (npi == null && values.getOrDefault(NPI, "").isEmpty()) {
            row.required(NPI, 10);
        }
        boolean closed = row.text(DEACTIVATED, 10) != null && row.text(REACTIVATED, 10) == null;
        return new Listing(
                npi == null ? "" : npi,
                row.required(NAME, 100),
                new PostalAddress(
                        lines(row.text(LINE, 80), row.text(SECOND_LINE, 80)),
                        null,
                        row.text(CITY, 50),
                        row.text(STATE, 40),
                        zip(row.text(POSTAL_CODE, 20)),
                        "US"),
                row.text(PHONE, 30),
                !closed);
    }

    private static @Nullable String lines(@Nullable String first, @Nullable String second) {
        return first == null || second == null ? first : first + ", " + second;
    }

    /** Nine digits are ZIP+4. */
    private static @Nullable String zip(@Nullable String code) {
        return code != null && code.matches("[0-9]{" + ZIP_PLUS_FOUR + "}")
                ? code.substring(0, ZIP) + "-" + code.substring(ZIP)
                : code;
    }
}
