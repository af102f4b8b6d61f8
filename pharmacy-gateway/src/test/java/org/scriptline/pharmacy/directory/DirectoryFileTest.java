package org.scriptline.pharmacy.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.pharmacy.order.Channel;

/** The three kinds of directory file: what is read, and with which line, column and reason a defect is refused. */
class DirectoryFileTest {

    private static final String FIXED_HEADER = "HDRPHARMACY 20261122";

    @Test
    void readsAPharmacy() throws DirectoryFile.Refused {
        // Given
        String line =
                "5912342,1497000012,\"Corner \"\"C\"\",\nPharmacy\",1 Main Street,Springfield,IL,62701,2175550199,39.80,-89.64,SCRIPT,active,2020-01-01,NewRx;cancel"
                        .replace("\n", " ");

        // When
        DirectoryContent content = DirectoryFile.read(file(DirectoryFile.HEADER, "# a comment", "", line));

        // Then
        assertThat(content.format()).isEqualTo("csv");
        assertThat(content.pharmacies())
                .containsExactly(new Pharmacy(
                        "5912342",
                        "1497000012",
                        "Corner \"C\", Pharmacy",
                        new PostalAddress("1 Main Street", null, "Springfield", "IL", "62701", "US"),
                        "2175550199",
                        new BigDecimal("39.80"),
                        new BigDecimal("-89.64"),
                        Channel.SCRIPT,
                        true,
                        LocalDate.of(2020, 1, 1),
                        null,
                        null,
                        List.of("NewRx", "Cancel")));
    }

    @Test
    void columnsMayComeInAnyOrderAndHoursAndTheLastDayMayBeThere() throws DirectoryFile.Refused {
        // When
        Pharmacy pharmacy = DirectoryFile.read(file(
                        "ncpdpId,status,channel,effectiveTo,hours,name",
                        "5912342,active,WORKLIST,2026-12-31,Mon-Fri 9-18,Corner"))
                .pharmacies()
                .getFirst();

        // Then
        assertThat(pharmacy.effectiveTo()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(pharmacy.hours()).isEqualTo("Mon-Fri 9-18");
        assertThat(pharmacy.channel()).isEqualTo(Channel.WORKLIST);
    }

    @Test
    void namesEveryDefectWithLineAndColumnAndNeverTheContent() {
        // Given
        String good = "5912342,,Corner,,,,,,,,WORKLIST,inactive,,";

        // When
        List<Defect> defects = defects(
                DirectoryFile.HEADER,
                good,
                good,
                "591234,,Corner,,,,,,,,SCRIPT,active,,",
                "5912343,1234567890,Corner,,,,,,91,-181,FAX,active,2026-02-30,NewRx;Coffee",
                "too,few",
                "5912344,,,,,,,,,,SCRIPT,active,,",
                "\"5912345,,Corner,,,,,,,,SCRIPT,active,,");

        // Then
        assertThat(defects)
                .containsExactly(
                        new Defect(3, "ncpdpId", "occurs twice in the file"),
                        new Defect(4, "ncpdpId", "is not 7 digits"),
                        new Defect(5, "npi", "has a wrong check digit"),
                        new Defect(5, "latitude", "is not a number from -90 to 90"),
                        new Defect(5, "longitude", "is not a number from -180 to 180"),
                        new Defect(5, "channel", "is not one of SCRIPT, WORKLIST"),
                        new Defect(5, "effectiveFrom", "is not a date yyyy-MM-dd"),
                        new Defect(
                                5,
                                "serviceLevels",
                                "has a word that is none of NewRx, Refill, Change, Fill, Cancel, EPCS"),
                        new Defect(6, "line", "2 columns instead of 14"),
                        new Defect(7, "name", "is missing"),
                        new Defect(8, "line", "a quotation mark is not closed"));
    }

    @Test
    void refusesAnotherKindAnUnknownColumnAndAnEmptyFile() {
        // When
        // Then
        assertThat(defects("id,name"))
                .containsExactly(new Defect(1, "header", "is of no kind that is known: csv, fixed or nppes"));
        assertThat(defects("ncpdpId,name,channel,status,colour"))
                .containsExactly(new Defect(1, "header", "has a column that is not known"));
        assertThat(defects(DirectoryFile.HEADER)).containsExactly(new Defect(1, "line", "the file names no pharmacy"));
        assertThat(defects("")).hasSize(1);
    }

    @Test
    void readsAFileOfFixedColumns() throws DirectoryFile.Refused {
        // When
        DirectoryContent content = DirectoryFile.read(file(FIXED_HEADER, detail("5912342", "YNNYYN"), "TRL0000000001"));

        // Then
        assertThat(content.format()).isEqualTo("fixed");
        assertThat(content.pharmacies())
                .containsExactly(new Pharmacy(
                        "5912342",
                        "1497000012",
                        "Corner Pharmacy",
                        new PostalAddress("1 Main Street", null, "Springfield", "IL", "62701", "US"),
                        "2175550199",
                        new BigDecimal("39.80"),
                        new BigDecimal("-89.64"),
                        Channel.SCRIPT,
                        true,
                        LocalDate.of(2020, 1, 1),
                        null,
                        "Mon-Sat 8-20",
                        List.of("NewRx", "Fill", "Cancel")));
    }

    @Test
    void aFileOfFixedColumnsThatWasCutOffIsRefused() {
        // When
        // Then
        assertThat(defects(FIXED_HEADER, detail("5912342", "YNNYYN")))
                .containsExactly(new Defect(2, "line", "the file ends without its trailer TRL: it was cut off"));
        assertThat(defects(FIXED_HEADER, detail("5912342", "YNNYYN"), "TRL0000000002"))
                .containsExactly(new Defect(3, "count", "is not the number of detail lines, 1"));
        assertThat(defects(FIXED_HEADER, detail("5912342", "YNNYYN").substring(1), "TRL0000000000"))
                .containsExactly(new Defect(2, "line", "begins with neither DTL nor TRL"));
        assertThat(defects(FIXED_HEADER, detail("5912342", "YN?YYN"), "TRL0000000001"))
                .containsExactly(new Defect(2, "change", "is not one of N, Y"));
    }

    @Test
    void readsThePharmaciesOfTheNationalRegistryAndPassesOverTheRest() throws DirectoryFile.Refused {
        // Given
        String header = "NPI,Entity Type Code,Provider Organization Name (Legal Business Name),"
                + "Provider First Line Business Practice Location Address,Provider Second Line Business Practice Location Address,"
                + "Provider Business Practice Location Address City Name,Provider Business Practice Location Address State Name,"
                + "Provider Business Practice Location Address Postal Code,Provider Business Practice Location Address Telephone Number,"
                + "NPI Deactivation Date,NPI Reactivation Date,Healthcare Provider Taxonomy Code_1";

        // When
        DirectoryContent content = DirectoryFile.read(file(
                header,
                "1497000012,2.0,CORNER LLC,1 MAIN ST,STE 2,SPRINGFIELD,IL,627010001.0,2175550199.0,,,3336C0003X",
                "1234567893,2,CLOSED LLC,1 MAIN ST,,SPRINGFIELD,IL,62701,,01/02/2026,,333600000X",
                "1987654328,1,,1 MAIN ST,,SPRINGFIELD,IL,62701,,,,3336C0003X",
                "1987654328,2,A CLINIC,1 MAIN ST,,SPRINGFIELD,IL,62701,,,,261Q00000X"));

        // Then
        assertThat(content.ignored()).isEqualTo(2);
        assertThat(content.listings())
                .containsExactly(
                        new Listing(
                                "1497000012",
                                "CORNER LLC",
                                new PostalAddress("1 MAIN ST, STE 2", null, "SPRINGFIELD", "IL", "62701-0001", "US"),
                                "2175550199",
                                true),
                        new Listing(
                                "1234567893",
                                "CLOSED LLC",
                                new PostalAddress("1 MAIN ST", null, "SPRINGFIELD", "IL", "62701", "US"),
                                null,
                                false));
    }

    private static String detail(String ncpdpId, String levels) {
        return "DTL" + ncpdpId + "1497000012" + padded("Corner Pharmacy", 60) + padded("1 Main Street", 55)
                + padded("Springfield", 30) + "IL" + padded("62701", 9) + "2175550199" + padded("Mon-Sat 8-20", 35)
                + "20200101" + padded("", 8) + "S" + levels + padded("39.80", 10) + padded("-89.64", 11);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static List<Defect> defects(String... lines) {
        DirectoryFile.Refused refused =
                catchThrowableOfType(DirectoryFile.Refused.class, () -> DirectoryFile.read(file(lines)));
        return refused.defects();
    }

    private static byte[] file(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
