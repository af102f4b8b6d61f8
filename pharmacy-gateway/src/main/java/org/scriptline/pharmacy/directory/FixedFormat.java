package org.scriptline.pharmacy.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.scriptline.pharmacy.order.Channel;

/**
 * A file of fixed columns in the manner of the NCPDP's provider files, in our own layout: a header {@code HDRPHARMACY}, a
 * detail line {@code DTL} for each pharmacy, and a trailer {@code TRL} with their number in ten digits, without which half
 * a file would look like a whole one.
 */
final class FixedFormat implements DirectoryFormat {

    private static final String HEADER = "HDRPHARMACY";
    private static final String DETAIL = "DTL";
    private static final String TRAILER = "TRL";
    private static final String DATE = "uuuuMMdd";

    /** The columns of a detail line after {@code DTL}, with their widths. */
    enum Column {
        NCPDP_ID("ncpdpId", 7),
        NPI("npi", 10),
        NAME("name", 60),
        LINE("line", 55),
        CITY("city", 30),
        STATE("state", 2),
        POSTAL_CODE("postalCode", 9),
        PHONE("phone", 10),
        HOURS("hours", 35),
        OPENED("openedOn", 8),
        CLOSED("closedOn", 8),
        CHANNEL("channel", 1),
        NEW_RX("newRx", 1),
        REFILL("refill", 1),
        CHANGE("change", 1),
        FILL("fill", 1),
        CANCEL("cancel", 1),
        EPCS("epcs", 1),
        LATITUDE("latitude", 10),
        LONGITUDE("longitude", 11);

        private final String word;
        private final int width;

        Column(String word, int width) {
            this.word = word;
            this.width = width;
        }

        /** The number of characters of a detail line. */
        static int lineWidth() {
            int width = DETAIL.length();
            for (Column column : values()) {
                width += column.width;
            }
            return width;
        }
    }

    @Override
    public boolean begins(String firstLine) {
        return firstLine.startsWith(HEADER);
    }

    @Override
    public DirectoryContent read(BufferedReader lines, Defects defects) throws IOException {
        List<Pharmacy> pharmacies = new ArrayList<>();
        Once once = new Once(defects);
        int number = 0;
        int details = 0;
        boolean ended = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (number == 1 || line.isBlank()) {
                continue;
            }
            if (ended) {
                defects.add(number, "line", "follows the trailer");
            } else if (line.startsWith(TRAILER)) {
                ended = true;
                trailer(line, number, details, defects);
            } else if (!line.startsWith(DETAIL)) {
                defects.add(number, "line", "begins with neither DTL nor TRL");
            } else if (line.length() != Column.lineWidth()) {
                details++;
                defects.add(number, "line", line.length() + " characters instead of " + Column.lineWidth());
            } else {
                details++;
                Pharmacy pharmacy = pharmacy(new Row(number, values(line), defects));
                once.check(number, pharmacy.ncpdpId(), pharmacy.npi());
                pharmacies.add(pharmacy);
            }
        }
        if (!ended) {
            defects.add(Math.max(number, 1), "line", "the file ends without its trailer TRL: it was cut off");
        }
        return new DirectoryContent("fixed", pharmacies, List.of(), 0);
    }

    private static void trailer(String line, int number, int details, Defects defects) {
        String count = line.substring(TRAILER.length()).strip();
        if (!count.matches("[0-9]{10}")) {
            defects.add(number, "count", "is not 10 digits");
        } else if (Long.parseLong(count) != details) {
            defects.add(number, "count", "is not the number of detail lines, " + details);
        }
    }

    private static Map<String, String> values(String line) {
        Map<String, String> values = new HashMap<>();
        int at = DETAIL.length();
        for (Column column : Column.values()) {
            values.put(column.word, line.substring(at, at + column.width).strip());
            at += column.width;
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
                row.oneOf("channel", List.of("S", "W")).equals("S") ? Channel.SCRIPT : Channel.WORKLIST,
                true,
                row.date("openedOn", DATE),
                row.date("closedOn", DATE),
                row.text("hours", 100),
                levels(row));
    }

    private static List<String> levels(Row row) {
        return List.of(ServiceLevel.values()).stream()
                .filter(level -> row.oneOf(Column.valueOf(level.name()).word, List.of("N", "Y"))
                        .equals("Y"))
                .map(ServiceLevel::word)
                .collect(Collectors.toUnmodifiableList());
    }
}
