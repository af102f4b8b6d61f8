package org.scriptline.interaction.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scriptline.interaction.gate.Patients.ADA;
import static org.scriptline.interaction.gate.Patients.BEN;
import static org.scriptline.interaction.gate.Patients.TODAY;
import static org.scriptline.interaction.gate.Patients.allergic;
import static org.scriptline.interaction.gate.Patients.content;
import static org.scriptline.interaction.gate.Patients.demographics;
import static org.scriptline.interaction.gate.Patients.imported;
import static org.scriptline.interaction.gate.Patients.only;
import static org.scriptline.interaction.gate.Patients.signed;
import static org.scriptline.interaction.gate.Patients.stated;
import static org.scriptline.interaction.gate.Patients.taking;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.Outcome;
import org.scriptline.interaction.knowledge.AuthoredKnowledge;
import org.scriptline.interaction.person.PatientRecord;
import org.scriptline.interaction.person.Person;
import org.scriptline.interaction.person.RecordFacts;
import org.scriptline.interaction.person.RecordIdentity;
import org.scriptline.interaction.screening.DisplayPolicy;
import org.scriptline.interaction.screening.PracticeDisplay;
import org.scriptline.interaction.screening.ProductTableDirectory;
import org.scriptline.interaction.screening.Screening;

/** Imported history speaks like an order, and facts that come after an answer are looked at apart from the gate. */
class NewFactsTest {
    private static final UUID ELM = new UUID(1, 1);
    private static final UUID HARBOR = new UUID(1, 2);
    private static final UUID FIRST = new UUID(2, 1);
    private static final UUID SECOND = new UUID(2, 2);
    private static final UUID PERSON = new UUID(3, 1);
    private static final Demographics LINDGREN = demographics("Lindgren");

    private final Workspace workspace = new Workspace(
            List.of(
                    new Person(PERSON, RecordIdentity.of(LINDGREN).matchKey(), 0),
                    new Person(ELM, null, 0),
                    new Person(HARBOR, null, 0)),
            List.of(PatientRecord.unstated(ELM), PatientRecord.unstated(HARBOR)),
            List.of(),
            List.of(),
            Set.of(),
            new Lookalikes(Map.of()));
    private final GateBatch batch = new GateBatch(
            workspace,
            new Gate(
                    new ProfileScreening(
                            new Screening(DisplayPolicy.standard()),
                            new ProductTableDirectory(ProductTable.authored()),
                            practice -> PracticeDisplay.STANDARD,
                            records -> Set.of()),
                    AuthoredKnowledge.snapshot(),
                    TODAY),
            UUID::randomUUID);

    private GateAnswer sign(UUID id, String drug) {
        batch.apply(signed(content(id, ELM, ADA, drug), 1), 1);
        return workspace.answers().getLast();
    }

    @Test
    void aDrugThatAnotherPracticeImportedHoldsAndItsDisclosureIsNamed() {
        // Given
        batch.apply(stated(ELM, "elm-street", LINDGREN), 1);
        batch.apply(taking(HARBOR, "harbor-cardiology", LINDGREN, imported("m1", "sertraline", "2026-10-01", null)), 1);

        // When
        GateAnswer answer = sign(FIRST, "tranylcypromine");

        // Then
        Alert alert = only(answer.result().alerts());
        Involved involved = alert.involved().get(1);
        assertThat(answer.verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(alert.rule()).isEqualTo("maoi-serotonergic-antidepressant");
        assertThat(involved.origin()).isEqualTo("imported");
        assertThat(involved.prescriber()).isEqualTo("Dr. M. Silva, Lakeside Hospital");
        assertThat(involved.startedOn()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(answer.disclosed()).containsExactly(Map.entry("history-sertraline-systemic", alert.id()));
    }

    @Test
    void aDrugThatTheHistoryNamesTwiceAlertsOnceAndTheAlertStaysTheSameAfterTheNextRefill() {
        // Given
        batch.apply(
                taking(
                        ELM,
                        "elm-street",
                        LINDGREN,
                        imported("m1", "sertraline", "2025-10-01", TODAY.minusDays(40)),
                        imported("m2", "sertraline", "2026-09-01", null)),
                1);
        Alert before = only(sign(FIRST, "tranylcypromine").result().alerts());
        batch.apply(taking(ELM, "elm-street", LINDGREN, imported("m3", "sertraline", "2026-11-01", null)), 2);

        // When
        batch.apply(signed(content(FIRST, ELM, ADA, "tranylcypromine"), 2, before.id()), 2);

        // Then
        assertThat(workspace.answers().getLast().verdict()).isEqualTo(GateVerdict.CLEARED);
        assertThat(workspace.answers().getLast().disclosed()).isEmpty();
    }

    @Test
    void aDrugOfTheHistorySpeaksUntilItsWashoutIsOver() {
        // Given
        batch.apply(
                taking(
                        ELM,
                        "elm-street",
                        LINDGREN,
                        imported("m1", "tranylcypromine", "2025-01-01", TODAY.minusDays(13))),
                1);
        GateAnswer within = sign(FIRST, "sertraline");
        batch.apply(
                taking(
                        ELM,
                        "elm-street",
                        LINDGREN,
                        imported("m1", "tranylcypromine", "2025-01-01", TODAY.minusDays(14))),
                2);

        // When
        GateAnswer after = sign(SECOND, "sertraline");

        // Then
        assertThat(within.verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(only(within.result().alerts()).summary()).contains("stopped 13 days ago");
        assertThat(after.verdict()).isEqualTo(GateVerdict.CLEARED);
    }

    @Test
    void anUnknownDrugOfTheHistoryIsNamedOnceAndDoesNotHold() {
        // Given
        batch.apply(
                taking(
                        ELM,
                        "elm-street",
                        LINDGREN,
                        imported("m1", "Xyzzyline", "2026-10-01", null),
                        imported("m2", "Xyzzyline", "2026-11-01", null)),
                1);

        // When
        GateAnswer answer = sign(FIRST, "lisinopril");

        // Then
        assertThat(answer.verdict()).isEqualTo(GateVerdict.CLEARED);
        assertThat(answer.result().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(only(answer.result().notScreened()).name()).isEqualTo("Xyzzyline");
    }

    @Test
    void anAllergyThatComesAfterTheReleaseRaisesALateAlertApartFromTheGate() {
        // Given
        batch.apply(stated(ELM, "elm-street", LINDGREN), 1);
        sign(FIRST, "amoxicillin");

        // When
        batch.apply(allergic(ELM, "elm-street", LINDGREN, "penicillin"), 2);

        // Then
        assertThat(workspace.answers()).hasSize(1);
        NewFacts facts = only(List.copyOf(workspace.newFacts()));
        assertThat(facts)
                .isEqualTo(new NewFacts(
                        ELM,
                        new RecordFacts(
                                List.of(), List.of(), List.of(), List.of(), LINDGREN.birthDate(), LINDGREN.sex()),
                        2));
        batch.lookAgain(facts);
        GateAnswer late = workspace.answers().getLast();
        assertThat(late.verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(late.entry().state()).isEqualTo(EntryState.COUNTING);
        assertThat(only(late.result().alerts()).type()).isEqualTo(AlertType.DRUG_ALLERGY);
        assertThat(late.because()).containsExactly(only(late.result().alerts()).id());
    }

    @Test
    void whatWasOverriddenByTheOtherDrugIsNoNewsOfTheFacts() {
        // Given
        batch.apply(stated(ELM, "elm-street", LINDGREN), 1);
        batch.apply(stated(HARBOR, "harbor-cardiology", LINDGREN), 1);
        sign(FIRST, "sertraline");
        batch.apply(signed(content(SECOND, HARBOR, BEN, "tranylcypromine"), 1), 1);
        String known = only(workspace.answers().getLast().because());
        batch.apply(signed(content(SECOND, HARBOR, BEN, "tranylcypromine"), 2, known), 2);
        batch.apply(allergic(ELM, "elm-street", LINDGREN, "penicillin"), 2);
        int answered = workspace.answers().size();

        // When
        batch.lookAgain(only(List.copyOf(workspace.newFacts())));

        // Then
        assertThat(workspace.answers()).hasSize(answered);
    }

    @Test
    void anOrderThatCameWithTheFactsIsNotToldASecondTime() {
        // Given
        batch.apply(stated(ELM, "elm-street", LINDGREN), 1);
        sign(SECOND, "lisinopril");
        batch.apply(allergic(ELM, "elm-street", LINDGREN, "penicillin"), 2);
        batch.apply(signed(content(FIRST, ELM, ADA, "amoxicillin", 2, null), 1), 1);
        int answered = workspace.answers().size();

        // When
        batch.lookAgain(only(List.copyOf(workspace.newFacts())));

        // Then
        assertThat(workspace.answers()).hasSize(answered);
    }

    @Test
    void aHeldPrescriptionPassesWhenTheAllergyIsTakenBack() {
        // Given
        batch.apply(allergic(ELM, "elm-street", LINDGREN, "penicillin"), 1);
        GateAnswer held = sign(FIRST, "amoxicillin");
        batch.apply(stated(ELM, "elm-street", LINDGREN), 2);

        // When
        batch.lookAgain(only(List.copyOf(workspace.newFacts())));

        // Then
        assertThat(held.verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(workspace.answers().getLast().verdict()).isEqualTo(GateVerdict.CLEARED);
        assertThat(workspace.answers().getLast().entry().state()).isEqualTo(EntryState.COUNTING);
    }

    @Test
    void factsOfSomebodyWithoutPrescriptionsAskForNothing() {
        // When
        batch.apply(allergic(ELM, "elm-street", LINDGREN, "penicillin"), 1);

        // Then
        assertThat(workspace.newFacts()).isEmpty();
    }
}
