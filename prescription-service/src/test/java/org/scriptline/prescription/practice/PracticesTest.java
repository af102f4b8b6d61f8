package org.scriptline.prescription.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.events.Prescriber;

class PracticesTest {

    private static final String HEADER = "practice,name,phone,line,city,state,postalCode,npi,family,given,zone";
    private static final String ADA =
            "elm-street,Elm Street Clinic,614-555-0180,40 Elm Street,Lindenfield,OH,43999,1234567893,Okafor,Ada,America/Chicago";

    @Test
    void knowsThePrescribersOfAPracticeAndItsZone() {
        // When
        Practices practices = Practices.parse(List.of(HEADER, ADA, ""), "practices.csv");

        // Then
        Practice practice = practices.byId("elm-street").orElseThrow();
        assertThat(practice.zone()).isEqualTo(ZoneId.of("America/Chicago"));
        assertThat(practice.byNpi("1234567893").map(Prescriber::display)).contains("Dr. Ada Okafor, Elm Street Clinic");
        assertThat(practice.byNpi("1987654328")).isEmpty();
        assertThat(practices.byId("nowhere")).isEmpty();
    }

    @Test
    void knowsOfWhichFillsAPracticeWantsToHear() {
        // When
        Practices practices = Practices.parse(
                List.of(HEADER + ",fillNotices", ADA + ",NOT_DISPENSED_AND_TRANSFERRED"), "practices.csv");

        // Then
        assertThat(practices.fillNotices("elm-street")).isEqualTo(FillNotices.NOT_DISPENSED_AND_TRANSFERRED);
        assertThat(practices.fillNotices("nowhere")).isNull();
        assertThat(Practices.parse(List.of(HEADER, ADA), "practices.csv").fillNotices("elm-street"))
                .isNull();
        assertThatThrownBy(() -> Practices.parse(List.of(HEADER + ",fillNotices", ADA + ",SOME"), "p.csv"))
                .hasMessage("p.csv line 2: fillNotices is one of [ALL, ALL_EXCEPT_TRANSFERRED,"
                        + " DISPENSED_AND_PARTIALLY_DISPENSED, PARTIALLY_DISPENSED_AND_NOT_DISPENSED,"
                        + " NOT_DISPENSED_AND_TRANSFERRED, PARTIALLY_DISPENSED, NOT_DISPENSED, NONE]");
    }

    @Test
    void aPracticeHearsOfFillsInOneWayOnly() {
        // Given
        String header = HEADER + ",fillNotices";
        String ben = ADA.replace("1234567893", "1456789019");

        // When / Then
        assertThat(Practices.parse(List.of(header, ADA + ",NONE", ben + ",", ben + ",NONE"), "p.csv")
                        .fillNotices("elm-street"))
                .isEqualTo(FillNotices.NONE);
        assertThatThrownBy(() -> Practices.parse(List.of(header, ADA + ",NONE", ben + ",ALL"), "p.csv"))
                .hasMessage("p.csv line 3: column fillNotices says ALL for elm-street, line 2 says NONE");
    }

    @Test
    void namesTheLineThatIsWrong() {
        assertThatThrownBy(() -> Practices.parse(List.of(HEADER, ADA, "elm-street,too,short"), "practices.csv"))
                .hasMessage("practices.csv line 3: 3 cells, not 11");
        assertThatThrownBy(() -> Practices.parse(List.of(HEADER, ADA.replace("1234567893", "12345")), "practices.csv"))
                .hasMessage("practices.csv line 2: npi is not ten digits");
        assertThatThrownBy(() -> Practices.parse(List.of(HEADER, ADA.replace("America/Chicago", "Mars")), "p.csv"))
                .hasMessage("p.csv line 2: Mars is no time zone");
        assertThatThrownBy(() -> Practices.parse(List.of("a,b"), "p.csv"))
                .hasMessageStartingWith("p.csv line 1: the header needs");
    }
}
