package org.scriptline.pharmacy.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scriptline.pharmacy.order.Channel;

/** Our own CSV: named columns in any order, of which {@link #NEEDED} must be there; an unknown column is refused, not overlooked. */
final class CsvFormat implements DirectoryFormat {

    private static final Set<String> NEEDED = Set.of("ncpdpId", "name", "channel", "status");
    private static final Set<String> KNOWN = Set.of(
            "ncpdpId",
            "npi",
            "name",
            "line",
            "city",
            "state",
            "postalCode",
            "phone",
            "latitude",
            "longitude",
            "channel",
            "status",
            "effectiveFrom",
            "effectiveTo",
            "hours",
            "serviceLevels");
    private static final String DATE = "uuuu-MM-dd";

    @Override
    public boolean begins(String firstLine) {
        return firstLine.startsWith("ncpdpId,");
    }

    @Override
    public DirectoryContent read(BufferedReader lines, Defects defects) throws IOException {
        CsvLine.Reader reader = new CsvLine.Reader(lines);
        CsvLine header = reader.next();
        List<Pharmacy> pharmacies = new ArrayList<>();
        if (header == null || !known(header, defects)) {
            return new DirectoryContent("csv", List.of(), List.of(), 0);
        }
        Once once = new Once(defects);
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
                Pharmacy pharmacy = pharmacy(new Row(line.number(), byName(header, line), defects));
                once.check(line.number(), pharmacy.ncpdpId(), pharmacy.npi());
                pharmacies.add(pharmacy);
            }
        }
        return new DirectoryContent("csv", pharmacies, List.of(), 0);
    }

    private static boolean known(CsvLine header, Defects defects) {
        for (String column : header.fields()) {
            if (!KNOWN.contains(column)) {
                defects.add(header.number(), "header", "has a column that is not known");
            }
        }
        for (String column : NEEDED) {
            if (!header.fields().contains(column)) {
                defects.add(header.number(), "header", column + " is missing");
            }
        }
        if (new HashSet<>(header.fields()).size() != header.fields().size()) {
            defects.add(header.number(), "header", "names a column twice");
        }
        return !defects.any();
    }

    private static Map<String, String> byName(CsvLine header, CsvLine line) {
        Map<String, String> values = new HashMap<>();
        for (int index = 0; index < header.fields().size(); index++) {
            values.put(header.fields().get(index), line.fields().get(index));
        }
        return values;
    }

    private static Pharmacy pharmacy(Row row) {
        return new Pharmacy(
                row.ncpdpId("ncpdpId"),
                row.npi("npi"),
                row.required("name", 70),
                row.address("line", "city", "state", "postalCode"),
                row.text("phone", 30),
                row.latitude("latitude"),
                row.longitude("longitude"),
                Channel.valueOf(row.oneOf("channel", List.of("SCRIPT", "WORKLIST"))),
                row.oneOf("status", List.of("active", "inactive")).equals("active"),
                row.date("effectiveFrom", DATE),
                row.date("effectiveTo", DATE),
                row.text("hours", 100),
                row.serviceLevels("serviceLevels"));
    }
}
