package org.scriptline.prescription.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.prescription.lint.PatientFacts;
import org.scriptline.prescription.patient.KnownPatient;
import org.scriptline.prescription.patient.RecordFacts;
import org.scriptline.prescription.patient.store.EnteredPatient;
import org.scriptline.prescription.patient.store.PatientStore;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class EnteringTogetherTest {

    private static final String PRACTICE = "entering-together";

    @Inject
    Database database;

    @Inject
    PatientStore patients;

    @Test
    void ordersOfOneTransactionSeeWhatThoseBeforeThemSaidOfTheirPatient() {
        // Given
        String run = UUID.randomUUID().toString();
        KnownPatient known = together(patient("Aster", run + "-known")).getFirst();

        // When
        List<KnownPatient> entered = together(
                patient("Aster", run + "-known"),
                patient("Birch", run + "-new"),
                patient("Cedar", run + "-other"),
                patient("Birch", run + "-new", run + "-second"),
                patient("Birch", run + "-second"),
                patient("Aster-Elm", run + "-known", run + "-later"),
                patient("Aster-Elm", run + "-later"));

        // Then
        assertThat(entered.get(0)).isEqualTo(known);
        assertThat(entered).extracting(KnownPatient::sequence).containsExactly(1L, 1L, 1L, 2L, 2L, 2L, 2L);
        UUID birch = id(entered.get(1));
        UUID cedar = id(entered.get(2));
        assertThat(entered)
                .extracting(EnteringTogetherTest::id)
                .containsExactly(id(known), birch, cedar, birch, birch, id(known), id(known));
        assertThat(List.of(id(known), birch, cedar)).doesNotHaveDuplicates();
        assertThat(entered.get(6).record().demographics().family()).isEqualTo("Aster-Elm");
        assertThat(stored(run + "-other")).isEqualTo(entered.get(2));
        assertThat(stored(run + "-second")).isEqualTo(entered.get(4));
        assertThat(stored(run + "-known")).isEqualTo(entered.get(6));
    }

    @Test
    void whoIsTwoPatientsAlreadyIsRefusedAndNothingOfTheGroupStays() {
        // Given
        String run = UUID.randomUUID().toString();
        together(patient("Aster", run + "-a"), patient("Birch", run + "-b"));

        // When, Then
        assertThatThrownBy(() -> together(patient("Cedar", run + "-c"), patient("Aster", run + "-a", run + "-b")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PATIENT_AMBIGUOUS));
        assertThat(database.<Boolean>read(connection -> patients.find(connection, PRACTICE, identifier(run + "-c"))
                        .isPresent()))
                .isFalse();
    }

    private List<KnownPatient> together(EnteredPatient... entered) {
        return database.inTransaction(transaction -> patients.enterTogether(transaction, List.of(entered)));
    }

    private KnownPatient stored(String identifier) {
        return database.read(connection -> patients.find(connection, PRACTICE, identifier(identifier)))
                .orElseThrow();
    }

    private static EnteredPatient patient(String family, String... identifiers) {
        return new EnteredPatient(
                PRACTICE,
                new Demographics(
                        family,
                        List.of("Iris"),
                        null,
                        LocalDate.of(1961, 4, 12),
                        "female",
                        null,
                        null,
                        Arrays.stream(identifiers)
                                .map(EnteringTogetherTest::identifier)
                                .toList()),
                RecordFacts.of(new PatientFacts(List.of(), List.of(), List.of())),
                Actor.service("test"));
    }

    private static Identifier identifier(String value) {
        return new Identifier("urn:entering-together", value);
    }

    private static UUID id(KnownPatient patient) {
        return patient.record().patientId();
    }
}
