package org.scriptline.prescription.searching.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

class DateValuesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21,      2026-11-21, 2026-11-22, false",
        "eq2026-11,       2026-11-01, 2026-12-01, false",
        "ne2026,          2026-01-01, 2027-01-01, true",
        "gt2026-11-21,    2026-11-22, null,       false",
        "sa2026-11,       2026-12-01, null,       false",
        "lt2026-11-21,    null,       2026-11-21, false",
        "eb2026,          null,       2026-01-01, false",
        "ge2026-02-28,    2026-02-28, null,       false",
        "le2028-02,       null,       2028-03-01, false",
        "ge2026-11-21T23:30:00-05:00, 2026-11-21, null, false",
    })
    void aDayIsTheWholeOfWhatIsWritten(String text, String from, String until, boolean outside) {
        assertThat(DateValues.days("authoredon", text))
                .hasToString("DayRange[from=" + from + ", until=" + until + ", outside=" + outside + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21,               2026-11-21T00:00:00Z,     2026-11-22T00:00:00Z,     false",
        "2026-11-21T10:15Z,        2026-11-21T10:15:00Z,     2026-11-21T10:16:00Z,     false",
        "2026-11-21T10:15:30-05:00, 2026-11-21T15:15:30Z,    2026-11-21T15:15:31Z,     false",
        "2026-11-21T10:15:30.250Z, 2026-11-21T10:15:30.250Z, 2026-11-21T10:15:30.251Z, false",
        "gt2026-11-21T10:15:30.25Z, 2026-11-21T10:15:30.260Z, null,                    false",
        "ge2026-11-21T10:15:30,    2026-11-21T10:15:30Z,     null,                     false",
        "ne2026,                   2026-01-01T00:00:00Z,     2027-01-01T00:00:00Z,     true",
    })
    void anInstantIsAsPreciseAsItIsWritten(String text, String from, String until, boolean outside) {
        assertThat(DateValues.times("_lastUpdated", text))
                .hasToString("TimeRange[from=" + from + ", until=" + until + ", outside=" + outside + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "ap2026-11-21", "2026-13-01", "2026-02-30", "20261121", "2026-1-1", "gt"})
    void whatIsNoDateIsRefusedByTheParametersName(String text) {
        assertThatThrownBy(() -> DateValues.days("authoredon", text))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.PARAMETER_INVALID);
                    assertThat(refused.field()).isEqualTo("authoredon");
                });
    }
}
