package org.scriptline.pharmacy.directory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.pharmacy.order.Channel;

/** Reads the directory's CSV: the header, then one pharmacy a line; a comma inside a field stands in double quotes, and a quote in it is doubled. */
public final class DirectoryFile {

    /** The columns, in order. */
    public static final String HEADER =
            "ncpdpId,npi,name,line,city,state,postalCode,phone,latitude,longitude,channel,status,effectiveFrom,serviceLevels";

    private static final int COLUMNS = 14;

    private DirectoryFile() {}

    /** A file that is not used, with every reason. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(List<String> findings) {
            super(String.join("; ", findings));
        }
    }

    /** @throws Refused when the header, a line's columns, an id or a value is wrong, or an id occurs twice */
    public static List<Pharmacy> read(List<String> lines) throws Refused {
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw new Refused(List.of("the first line is not " + HEADER));
        }
        List<Pharmacy> pharmacies = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int index = 1; index < lines.size(); index++) {
            String line = lines.get(index);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                Pharmacy pharmacy = pharmacy(fields(line));
                if (ids.add(pharmacy.ncpdpId())) {
                    pharmacies.add(pharmacy);
                } else {
                    findings.add("line " + (index + 1) + ": " + pharmacy.ncpdpId() + " occurs twice");
                }
            } catch (IllegalArgumentException | DateTimeParseException wrong) {
                findings.add("line " + (index + 1) + ": " + wrong.getMessage());
            }
        }
        if (!findings.isEmpty()) {
            throw new Refused(findings);
        }
        return pharmacies;
    }

    private static Pharmacy pharmacy(List<String> fields) {
        if (fields.size() != COLUMNS) {
            throw new IllegalArgumentException(fields.size() + " columns instead of " + COLUMNS);
        }
        return new Pharmacy(
                matching(fields.get(0), "[0-9]{7}", "ncpdpId"),
                fields.get(1).isEmpty() ? null : matching(fields.get(1), "[0-9]{10}", "npi"),
                matching(fields.get(2), ".{1,70}", "name"),
                new PostalAddress(
                        optional(fields.get(3)),
                        null,
                        optional(fields.get(4)),
                        optional(fields.get(5)),
                        optional(fields.get(6)),
                        "US"),
                optional(fields.get(7)),
                number(fields.get(8)),
                number(fields.get(9)),
                Channel.valueOf(matching(fields.get(10), "SCRIPT|WORKLIST", "channel")),
                matching(fields.get(11), "active|inactive", "status").equals("active"),
                fields.get(12).isEmpty() ? null : LocalDate.parse(fields.get(12)),
                fields.get(13).isEmpty() ? List.of() : List.of(fields.get(13).split(";", -1)));
    }

    private static String matching(String value, String pattern, String column) {
        if (!value.matches(pattern)) {
            throw new IllegalArgumentException(column + " is not " + pattern);
        }
        return value;
    }

    private static @Nullable String optional(String value) {
        return value.isEmpty() ? null : value;
    }

    private static @Nullable BigDecimal number(String value) {
        return value.isEmpty() ? null : new BigDecimal(value);
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < line.length(); index++) {
            char character = line.charAt(index);
            if (character == '"' && quoted && index + 1 < line.length() && line.charAt(index + 1) == '"') {
                field.append('"');
                index++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(character);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
