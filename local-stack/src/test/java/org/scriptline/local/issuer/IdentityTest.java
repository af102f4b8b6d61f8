package org.scriptline.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

    @ParameterizedTest
    @CsvSource({
        "prescriber,  prescriber, elm-street,        1234567893",
        "prescriber2, prescriber, harbor-cardiology, 1987654328",
        "prescriber10, prescriber, willow-bend,      1710005509",
        "agent,       agent,      elm-street,        -",
        "emr,         emr,        elm-street,        -",
        "pharmacist,  pharmacist, 5912342,           -",
        "pharmacist2, pharmacist, 5912359,           -",
        "patient,     patient,    -,                 -",
        "ops,         ops,        -,                 -",
        "5900007,     pharmacist, 5900007,           -"
    })
    void every_name_has_one_role_and_one_organisation(String who, String role, String organisation, String npi) {
        Identity identity = Identity.named(who);

        assertThat(identity.role()).isEqualTo(role);
        assertThat(Objects.requireNonNullElse(identity.organisation(), "-")).isEqualTo(organisation);
        assertThat(Objects.requireNonNullElse(identity.npi(), "-")).isEqualTo(npi);
    }

    @Test
    void a_name_nobody_has_is_answered_with_the_names_there_are() {
        assertThatThrownBy(() -> Identity.named("doctor"))
                .isInstanceOf(UnknownIdentityException.class)
                .hasMessage("Nobody is called 'doctor': ask for one of agent, emr, knowledge, ops, patient, pharmacist,"
                        + " pharmacist2, prescriber, prescriber2, or for a pharmacy by its seven-digit NCPDP ID.");
    }

    @Test
    void no_two_names_share_a_subject() {
        assertThat(Identity.names())
                .extracting(who -> Identity.named(who).subject())
                .doesNotHaveDuplicates();
    }
}
