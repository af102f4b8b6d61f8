package org.scriptline.interaction.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scriptline.interaction.gate.Patients.demographics;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.interaction.gate.Patients;

class PersonMatchTest {
    private static final UUID PERSON = new UUID(9, 9);
    private static final UUID ELM = new UUID(1, 1);
    private static final UUID HARBOR = new UUID(1, 2);

    @Test
    void accentsCasePunctuationAndTheLastFourDigitsOfAZipCodeDoNotMatter() {
        // Given
        Demographics one = demographics("O'Brien-Müller", null, "62701-1234", List.of());
        Demographics other = demographics(" OBRIEN MULLER ", null, "62701", List.of());
        // When
        RecordIdentity first = RecordIdentity.of(one);
        RecordIdentity second = RecordIdentity.of(other);
        // Then
        assertThat(first.matchKey()).isNotNull().hasSize(32).isEqualTo(second.matchKey());
        assertThat(first.looseKeys()).hasSize(2).isEqualTo(second.looseKeys());
    }

    @Test
    void aMissingPartMakesNoMatchKeyAndLeavesTheLooseOnes() {
        // When
        RecordIdentity identity = RecordIdentity.of(demographics("Lindgren", null, null, List.of()));
        // Then
        assertThat(identity.matchKey()).isNull();
        assertThat(identity.looseKeys()).hasSize(1);
    }

    @Test
    void equalKeysMeetInOnePerson() {
        // Given
        PatientRecord there = record(ELM, PERSON, demographics("Lindgren"));
        // When / Then
        assertThat(joins(record(HARBOR, HARBOR, demographics("Lindgren")), there, Set.of()))
                .isTrue();
    }

    @Test
    void differingSuffixesForbidTheLinkAndAMissingOneDoesNot() {
        // Given
        PatientRecord senior = record(ELM, PERSON, demographics("Lindgren", "Sr.", "62701", List.of()));
        // When / Then
        assertThat(joins(withSuffix("Jr."), senior, Set.of())).isFalse();
        assertThat(joins(withSuffix("SR"), senior, Set.of())).isTrue();
        assertThat(joins(withSuffix(null), senior, Set.of())).isTrue();
    }

    @Test
    void differingValuesOfOneIdentifierSystemForbidTheLink() {
        // Given
        PatientRecord there = record(ELM, PERSON, withIdentifier("urn:ssn", "1"));
        // When / Then
        assertThat(joins(record(HARBOR, HARBOR, withIdentifier("urn:ssn", "2")), there, Set.of()))
                .isFalse();
        assertThat(joins(record(HARBOR, HARBOR, withIdentifier("urn:ssn", "1")), there, Set.of()))
                .isTrue();
        assertThat(joins(record(HARBOR, HARBOR, withIdentifier("urn:mrn", "2")), there, Set.of()))
                .isTrue();
    }

    @Test
    void aPairThatWasUnlinkedNeverMeetsAgain() {
        // Given
        PatientRecord there = record(ELM, PERSON, demographics("Lindgren"));
        // When / Then
        assertThat(joins(record(HARBOR, HARBOR, demographics("Lindgren")), there, Set.of(NeverLink.of(HARBOR, ELM))))
                .isFalse();
    }

    private static boolean joins(PatientRecord record, PatientRecord there, Set<NeverLink> neverLinked) {
        Person person = new Person(PERSON, there.identity().matchKey(), 0);
        return PersonChoice.choose(record, List.of(person), List.of(there, record), neverLinked)
                .isPresent();
    }

    private static PatientRecord withSuffix(@Nullable String suffix) {
        return record(HARBOR, HARBOR, demographics("Lindgren", suffix, "62701", List.of()));
    }

    private static Demographics withIdentifier(String system, String value) {
        return demographics("Lindgren", null, "62701", List.of(new Identifier(system, value)));
    }

    private static PatientRecord record(UUID id, UUID person, Demographics demographics) {
        return PatientRecord.unstated(id)
                .stated(Patients.stated(id, "practice-" + id, demographics), 1)
                .movedTo(person);
    }
}
