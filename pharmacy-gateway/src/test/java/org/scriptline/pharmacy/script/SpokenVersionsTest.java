package org.scriptline.pharmacy.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenVersionsTest {

    @Test
    void aNamedPharmacyIsSpokenToInItsOwnRelease() {
        // Given
        SpokenVersions versions = SpokenVersions.of("2017071", List.of("5900028=2023011", " 5900029=2023011 "));

        // When / Then
        assertThat(versions.of("5900028")).isEqualTo(ScriptVersion.V2023011);
        assertThat(versions.of("5900029")).isEqualTo(ScriptVersion.V2023011);
        assertThat(versions.of("5912342")).isEqualTo(ScriptVersion.V2017071);
    }

    @Test
    void whatIsNoReleaseOrNoPharmacyStopsTheStart() {
        // When / Then
        assertThatThrownBy(() -> SpokenVersions.of("010006", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SpokenVersions.of("2017071", List.of("2023011")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
