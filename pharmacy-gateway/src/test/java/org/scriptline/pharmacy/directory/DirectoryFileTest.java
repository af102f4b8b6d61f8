package org.scriptline.pharmacy.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.pharmacy.order.Channel;

class DirectoryFileTest {

    @Test
    void readsAPharmacy() throws DirectoryFile.Refused {
        // Given
        String line =
                "5912342,1497000014,\"Corner \"\"C\"\", Pharmacy\",1 Main Street,Springfield,IL,62701,2175550199,39.80,-89.64,SCRIPT,active,2020-01-01,NewRx;Cancel";

        // When
        List<Pharmacy> pharmacies = DirectoryFile.read(List.of(DirectoryFile.HEADER, "", line));

        // Then
        assertThat(pharmacies)
                .containsExactly(new Pharmacy(
                        "5912342",
                        "1497000014",
                        "Corner \"C\", Pharmacy",
                        new PostalAddress("1 Main Street", null, "Springfield", "IL", "62701", "US"),
                        "2175550199",
                        new BigDecimal("39.80"),
                        new BigDecimal("-89.64"),
                        Channel.SCRIPT,
                        true,
                        LocalDate.of(2020, 1, 1),
                        List.of("NewRx", "Cancel")));
    }

    @Test
    void namesEveryDefect() {
        // Given
        String good = "5912342,,Corner,,,,,,,,WORKLIST,inactive,,";

        // When
        // Then
        assertThatThrownBy(() -> DirectoryFile.read(List.of(
                        DirectoryFile.HEADER,
                        good,
                        good,
                        "591234,,Corner,,,,,,,,SCRIPT,active,,",
                        "5912343,,Corner,,,,,,,,FAX,active,,",
                        "too,few")))
                .hasMessage("line 3: 5912342 occurs twice; line 4: ncpdpId is not [0-9]{7};"
                        + " line 5: channel is not SCRIPT|WORKLIST; line 6: 2 columns instead of 14");
    }

    @Test
    void refusesAnotherHeader() {
        // When
        // Then
        assertThatThrownBy(() -> DirectoryFile.read(List.of("id,name"))).isInstanceOf(DirectoryFile.Refused.class);
    }
}
