package org.scriptline.interaction.gate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scriptline.interaction.gate.Patients.ADA;
import static org.scriptline.interaction.gate.Patients.BEN;
import static org.scriptline.interaction.gate.Patients.NOW;
import static org.scriptline.interaction.gate.Patients.TODAY;
import static org.scriptline.interaction.gate.Patients.content;
import static org.scriptline.interaction.gate.Patients.demographics;
import static org.scriptline.interaction.gate.Patients.only;
import static org.scriptline.interaction.gate.Patients.signed;
import static org.scriptline.interaction.gate.Patients.stated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.codes.UnscreenedReleaseReason;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.FillNoticesRequested;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionDrafted;
import org.scriptline.contracts.events.PrescriptionEnded;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.Outcome;
import org.scriptline.contracts.screening.Scope;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.interaction.knowledge.AuthoredKnowledge;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.person.NeverLink;
import org.scriptline.interaction.person.PatientRecord;
import org.scriptline.interaction.person.Person;
import org.scriptline.interaction.person.RecordIdentity;
import org.scriptline.interaction.screening.DisplayPolicy;
import org.scriptline.interaction.screening.DrugDirectory;
import org.scriptline.interaction.screening.PracticeDisplay;
import org.scriptline.interaction.screening.ProductTableDirectory;
import org.scriptline.interaction.screening.Screening;

class GateBatchTest {
    private static final KnowledgeSnapshot KNOWLEDGE = AuthoredKnowledge.snapshot();

    private static final UUID ELM_RECORD = new UUID(1, 1);
    private static final UUID HARBOR_RECORD = new UUID(1, 2);
    private static final UUID FIRST = new UUID(2, 1);
    private static final UUID SECOND = new UUID(2, 2);
    private static final UUID THIRD = new UUID(2, 3);
    private static final UUID PERSON = new UUID(3, 1);

    private Workspace workspace = workspaceOf("Lindgren", Set.of());
    private GateBatch batch = batch(workspace, DisplayPolicy.standard());

    private static Workspace workspaceOf(String family, Set<UUID> waiting) {
        String key = RecordIdentity.of(demographics(family)).matchKey();
        return new Workspace(
                List.of(
                        new Person(PERSON, key, 0),
                        new Person(ELM_RECORD, null, 0),
                        new Person(HARBOR_RECORD, null, 0)),
                List.of(PatientRecord.unstated(ELM_RECORD), PatientRecord.unstated(HARBOR_RECORD)),
                List.of(),
                List.of(),
                waiting,
                new Lookalikes(Map.of()));
    }

    private static GateBatch batch(Workspace workspace, DisplayPolicy policy) {
        DrugDirectory directory = new ProductTableDirectory(ProductTable.authored());
        Gate gate = new Gate(
                new ProfileScreening(
                        new Screening(policy), directory, practice -> PracticeDisplay.STANDARD, records -> Set.of()),
                KNOWLEDGE,
                TODAY);
        return new GateBatch(workspace, gate, UUID::randomUUID);
    }

    private void bothPracticesKnowThePatient() {
        batch.apply(stated(ELM_RECORD, "elm-street", demographics("Lindgren")), 1);
        batch.apply(stated(HARBOR_RECORD, "harbor-cardiology", demographics("LINDGREN")), 1);
    }

    private GateAnswer lastAnswer() {
        return workspace.answers().getLast();
    }

    private static PrescriptionContent elm(UUID id, String drug) {
        return content(id, ELM_RECORD, ADA, drug);
    }

    private static PrescriptionContent harbor(UUID id, String drug) {
        return content(id, HARBOR_RECORD, BEN, drug);
    }

    @Test
    void aDrugThatNothingSpeaksAgainstIsClearedAndCounts() {
        // Given
        bothPracticesKnowThePatient();
        // When
        batch.apply(signed(elm(FIRST, "lisinopril"), 1), 1);
        // Then
        GateAnswer answer = only(workspace.answers());
        assertThat(answer.verdict()).isEqualTo(GateVerdict.CLEARED);
        assertThat(answer.because()).isEmpty();
        assertThat(answer.entry().state()).isEqualTo(EntryState.COUNTING);
        assertThat(answer.entry().answers()).isEqualTo(1);
        assertThat(answer.result().outcome()).isEqualTo(Outcome.CLEAR);
        assertThat(answer.result().scope()).isEqualTo(Scope.LINKED_RECORDS);
        assertThat(answer.result().records()).isEqualTo(2);
    }

    @Test
    void whoHearsOfNoFillAnyMoreLearnsNothingFromSilence() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "lisinopril"), 1), 1);
        // When
        batch.apply(
                new FillNoticesRequested(FIRST, ELM_RECORD, FillNotices.NONE, Instant.parse("2026-11-22T08:00:00Z")),
                2);
        // Then
        ProfileEntry entry = requireNonNull(workspace.entry(FIRST));
        assertThat(entry.state()).isEqualTo(EntryState.COUNTING);
        assertThat(entry.drug().toldWhenDispensed()).isFalse();
        assertThat(workspace.answers()).hasSize(1);
    }

    @Test
    void anAnswerToALateAlertKeepsNoDrugOutThatMayBeDispensedAfterAll() {
        // Given
        ProfileEntry notDispensed = notDispensed();
        // When
        batch.apply(new LateAlertAnswered(FIRST, ELM_RECORD, List.of()), 2);
        // Then
        assertThat(notDispensed.state()).isEqualTo(EntryState.LEFT);
        assertThat(only(workspace.changedEntries()).kept()).isEqualTo(notDispensed.kept());
        assertThat(only(workspace.changedEntries()).kept().state()).isEqualTo(EntryState.COUNTING);
    }

    @Test
    void whatIsToldAnewOfADrugThatWasNotDispensedKeepsItNeitherOut() {
        // Given
        ProfileEntry notDispensed = notDispensed();
        // When
        ProfileEntry told = notDispensed.answered(EntryState.LEFT, false);
        // Then
        assertThat(told.state()).isEqualTo(EntryState.LEFT);
        assertThat(told.kept().state()).isEqualTo(EntryState.COUNTING);
        assertThat(told.kept().stoppedOn()).isNull();
        assertThat(told.kept().answers()).isEqualTo(notDispensed.answers() + 1);
        assertThat(told.kept().supplied(new Supply(FIRST, 1, TODAY, 30, null)).state())
                .isEqualTo(EntryState.COUNTING);
    }

    /** The workspace has nothing but a drug that counts and was not dispensed. */
    private ProfileEntry notDispensed() {
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "lisinopril"), 1), 1);
        ProfileEntry entry = requireNonNull(workspace.entry(FIRST)).supplied(new Supply(FIRST, 0, TODAY, null, null));
        workspace = new Workspace(
                List.of(new Person(ELM_RECORD, null, 0)),
                List.of(PatientRecord.unstated(ELM_RECORD)),
                List.of(entry),
                List.of(),
                Set.of(),
                new Lookalikes(Map.of()));
        batch = batch(workspace, DisplayPolicy.standard());
        return entry;
    }

    @Test
    void theSecondOfTwoConflictingDrugsIsHeldAndNamesTheOtherPrescriber() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "sertraline"), 1), 1);
        // When
        batch.apply(signed(harbor(SECOND, "tranylcypromine"), 1), 1);
        // Then
        GateAnswer answer = lastAnswer();
        Alert alert = only(answer.result().alerts());
        assertThat(answer.verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(answer.because()).containsExactly(alert.id());
        assertThat(answer.entry().state()).isEqualTo(EntryState.HELD);
        assertThat(alert.type()).isEqualTo(AlertType.DRUG_DRUG);
        assertThat(alert.severity()).isEqualTo(Severity.CONTRAINDICATED);
        assertThat(alert.display()).isEqualTo(Display.INTERRUPT);
        assertThat(alert.reasonForServiceCode()).isEqualTo("DD");
        assertThat(alert.rule()).isEqualTo("maoi-serotonergic-antidepressant");
        assertThat(alert.summary())
                .contains("Dr. Ada Okafor, Elm Street Clinic")
                .hasSizeLessThan(140);
        assertThat(answer.disclosed()).containsExactly(Map.entry(FIRST.toString(), alert.id()));
    }

    @Test
    void aHeldDrugDoesNotCountUntilItPasses() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "sertraline"), 1), 1);
        batch.apply(signed(harbor(SECOND, "tranylcypromine"), 1), 1);
        // When
        batch.apply(signed(elm(THIRD, "pseudoephedrine"), 1), 1);
        // Then
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.CLEARED);
    }

    @Test
    void anOverrideSurvivesAndLetsTheSecondSignaturePass() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "sertraline"), 1), 1);
        batch.apply(signed(harbor(SECOND, "tranylcypromine"), 1), 1);
        String alert = only(lastAnswer().because());
        // When
        batch.apply(signed(harbor(SECOND, "tranylcypromine"), 2, alert), 2);
        // Then
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.CLEARED);
        assertThat(lastAnswer().entry().gatePass()).isEqualTo(2);
        assertThat(lastAnswer().entry().answers()).isEqualTo(2);
        assertThat(only(lastAnswer().result().alerts()).id()).isEqualTo(alert);
    }

    @Test
    void aHardStopCannotBeOverridden() {
        // Given
        batch = batch(workspace, new DisplayPolicy(Set.of("maoi-serotonergic-antidepressant")));
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "sertraline"), 1), 1);
        batch.apply(signed(harbor(SECOND, "tranylcypromine"), 1), 1);
        String alert = only(lastAnswer().because());
        // When
        batch.apply(signed(harbor(SECOND, "tranylcypromine"), 2, alert), 2);
        // Then
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(lastAnswer().because()).containsExactly(alert);
        assertThat(only(lastAnswer().result().alerts()).display()).isEqualTo(Display.HARD_STOP);
    }

    @Test
    void anUnknownDraftedDrugHoldsAndCanBeOverridden() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "Xyzzyline"), 1), 1);
        GateAnswer held = lastAnswer();
        // When
        batch.apply(signed(elm(FIRST, "Xyzzyline"), 2, only(held.because())), 2);
        // Then
        assertThat(held.verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(held.result().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(only(held.result().notScreened()).name()).isEqualTo("Xyzzyline");
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.CLEARED);
        assertThat(lastAnswer().result().outcome()).isEqualTo(Outcome.INCOMPLETE);
    }

    @Test
    void anUnknownDrugOfTheHistoryIsShownAndDoesNotHold() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "Xyzzyline"), 1), 1);
        batch.apply(signed(elm(FIRST, "Xyzzyline"), 2, only(lastAnswer().because())), 2);
        // When
        batch.apply(signed(harbor(SECOND, "lisinopril"), 1), 1);
        // Then
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.CLEARED);
        assertThat(lastAnswer().result().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(only(lastAnswer().result().notScreened()).name()).isEqualTo("Xyzzyline");
    }

    @Test
    void missingFactsHoldAndTheGateLooksAgainByItself() {
        // Given
        batch.apply(signed(elm(FIRST, "lisinopril"), 1), 1);
        GateAnswer held = only(workspace.answers());
        // When
        batch.apply(stated(ELM_RECORD, "elm-street", demographics("Lindgren")), 1);
        batch.finish();
        // Then
        assertThat(held.verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(held.because()).containsExactly("facts-not-applied");
        assertThat(held.entry().factsMissing()).isTrue();
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.CLEARED);
        assertThat(lastAnswer().entry().gatePass()).isEqualTo(1);
        assertThat(lastAnswer().entry().answers()).isEqualTo(2);
        assertThat(lastAnswer().entry().factsMissing()).isFalse();
    }

    @Test
    void anAlertThatArrivesWithTheFactsReachesADrugThatWasLetThroughWithoutThem() {
        // Given
        batch.apply(signed(elm(FIRST, "amoxicillin"), 1, "facts-not-applied"), 1);
        GateAnswer passed = only(workspace.answers());
        // When
        batch.apply(Patients.allergic(ELM_RECORD, "elm-street", demographics("Lindgren"), "penicillin"), 1);
        batch.finish();
        // Then
        assertThat(passed.verdict()).isEqualTo(GateVerdict.CLEARED);
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(only(lastAnswer().result().alerts()).type()).isEqualTo(AlertType.DRUG_ALLERGY);
        assertThat(lastAnswer().entry().state()).isEqualTo(EntryState.COUNTING);
    }

    @Test
    void aWaitingEventOfThePersonHolds() {
        // Given
        workspace = workspaceOf("Lindgren", Set.of(HARBOR_RECORD));
        batch = batch(workspace, DisplayPolicy.standard());
        bothPracticesKnowThePatient();
        // When
        batch.apply(signed(elm(FIRST, "lisinopril"), 1), 1);
        // Then
        assertThat(lastAnswer().because()).containsExactly("facts-not-applied");
        assertThat(lastAnswer().result().outcome()).isEqualTo(Outcome.INCOMPLETE);
    }

    @Test
    void aDraftIsScreenedWithoutVerdictAndDoesNotCount() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(new PrescriptionDrafted(elm(FIRST, "sertraline")), 1);
        // When
        batch.apply(signed(harbor(SECOND, "tranylcypromine"), 1), 1);
        // Then
        assertThat(workspace.answers().getFirst().verdict()).isNull();
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.CLEARED);
    }

    @Test
    void aHeldDrugThatIsReleasedUnscreenedCounts() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "sertraline"), 1), 1);
        batch.apply(signed(harbor(SECOND, "tranylcypromine"), 1), 1);
        batch.apply(released(harbor(SECOND, "tranylcypromine")), 2);
        // When
        batch.apply(signed(elm(THIRD, "pseudoephedrine"), 1), 1);
        // Then
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(only(lastAnswer().result().alerts()).rule()).isEqualTo("maoi-amphetamine");
    }

    @Test
    void theWrongPatientsDrugLeavesAtOnce() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "sertraline"), 1), 1);
        batch.apply(new CancelRequested(FIRST, ELM_RECORD, CancelReason.WRONG_PATIENT, null, NOW), 2);
        // When
        batch.apply(signed(harbor(SECOND, "tranylcypromine"), 1), 1);
        // Then
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.CLEARED);
    }

    @Test
    void anyOtherCancelLeavesOnlyWhenItIsEffective() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "sertraline"), 1), 1);
        batch.apply(new CancelRequested(FIRST, ELM_RECORD, CancelReason.THERAPY_CHANGED, null, NOW), 2);
        // When
        batch.apply(signed(harbor(SECOND, "tranylcypromine"), 1), 1);
        // Then
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.HELD);
    }

    @Test
    void aStoppedDrugSpeaksUntilItsWashoutIsOver() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "tranylcypromine"), 1), 1);
        batch.apply(ended(FIRST, OrderStatus.STOPPED, 13), 2);
        batch.apply(signed(harbor(SECOND, "sertraline"), 1), 1);
        GateAnswer within = lastAnswer();
        batch.apply(ended(FIRST, OrderStatus.STOPPED, 14), 3);
        // When
        batch.apply(signed(harbor(SECOND, "sertraline"), 2), 2);
        // Then
        assertThat(within.verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(only(within.result().alerts()).summary()).contains("stopped 13 days ago");
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.CLEARED);
    }

    @Test
    void aDrugThatWasNeverDispensedHasNoWashout() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "tranylcypromine"), 1), 1);
        batch.apply(ended(FIRST, OrderStatus.CANCELLED, 0), 2);
        // When
        batch.apply(signed(harbor(SECOND, "sertraline"), 1), 1);
        // Then
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.CLEARED);
    }

    @Test
    void aReplacementIsNoDuplicateOfWhatItReplaces() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "lisinopril"), 1), 1);
        // When
        batch.apply(signed(content(SECOND, ELM_RECORD, ADA, "lisinopril", 1, FIRST), 1), 1);
        batch.apply(signed(elm(THIRD, "lisinopril"), 1), 1);
        // Then
        assertThat(workspace.answers().get(1).result().alerts()).isEmpty();
        Alert duplicate = only(workspace.answers().get(2).result().alerts());
        assertThat(duplicate.reasonForServiceCode()).isEqualTo("ID");
        assertThat(duplicate.display()).isEqualTo(Display.PASSIVE);
        assertThat(duplicate.involved()).hasSize(3);
    }

    @Test
    void aRecordThatBelongsToAnotherPracticeIsRefused() {
        // Given
        bothPracticesKnowThePatient();
        // When / Then
        assertThatThrownBy(() -> batch.apply(stated(ELM_RECORD, "harbor-cardiology", demographics("Lindgren")), 2))
                .isInstanceOf(Contradiction.class)
                .hasMessage("record " + ELM_RECORD + " belongs to another practice");
    }

    @Test
    void linkingTwoPersonsTellsBothPrescribersWhoseDrugsConflict() {
        // Given
        twoPersonsWithConflictingDrugs();
        // When
        linking().link(ELM_RECORD, HARBOR_RECORD);
        // Then
        List<GateAnswer> late =
                workspace.answers().subList(2, workspace.answers().size());
        assertThat(late).hasSize(2);
        assertThat(late).allSatisfy(answer -> {
            assertThat(answer.verdict()).isEqualTo(GateVerdict.HELD);
            assertThat(answer.entry().state()).isEqualTo(EntryState.COUNTING);
            assertThat(only(answer.result().alerts()).rule()).isEqualTo("maoi-serotonergic-antidepressant");
        });
    }

    @Test
    void unlinkingIsExactAndForGood() {
        // Given
        twoPersonsWithConflictingDrugs();
        UUID before = workspace.record(HARBOR_RECORD).personId();
        linking().link(ELM_RECORD, HARBOR_RECORD);
        // When
        linking().unlink(HARBOR_RECORD, ELM_RECORD);
        batch.apply(stated(HARBOR_RECORD, "harbor-cardiology", demographics("Lindgren")), 2);
        // Then
        assertThat(before).isNotEqualTo(workspace.record(ELM_RECORD).personId());
        assertThat(workspace.record(HARBOR_RECORD).personId())
                .isNotEqualTo(workspace.record(ELM_RECORD).personId());
        assertThat(only(new ArrayList<>(workspace.newPersons()))).satisfies(person -> {
            assertThat(person.group()).isEqualTo(1);
            assertThat(person.id()).isEqualTo(workspace.record(HARBOR_RECORD).personId());
        });
    }

    @Test
    void whatWasToldOfTheOtherPersonIsToldAgainWithoutIt() {
        // Given
        twoPersonsWithConflictingDrugs();
        linking().link(ELM_RECORD, HARBOR_RECORD);
        ScreeningResult told = lastOf(SECOND).result();
        linking().unlink(HARBOR_RECORD, ELM_RECORD);
        // When
        batch.lookAgainWithout(HARBOR_RECORD, Set.of(ELM_RECORD), Map.of(SECOND, told));
        // Then
        assertThat(only(told.alerts()).rule()).isEqualTo("maoi-serotonergic-antidepressant");
        assertThat(lastAnswer()).satisfies(answer -> {
            assertThat(answer.entry().id()).isEqualTo(SECOND);
            assertThat(answer.entry().state()).isEqualTo(EntryState.COUNTING);
            assertThat(answer.verdict()).isEqualTo(GateVerdict.CLEARED);
            assertThat(answer.result().alerts()).isEmpty();
            assertThat(answer.result().records()).isEqualTo(1);
        });
        assertThat(workspace.unlinkedFrom(HARBOR_RECORD)).containsExactly(ELM_RECORD);
        assertThat(workspace.partings())
                .containsExactlyInAnyOrder(
                        new Parting(HARBOR_RECORD, ELM_RECORD), new Parting(ELM_RECORD, HARBOR_RECORD));
    }

    @Test
    void aPartingClearsNothingThatThePrescribersOwnRecordStillSpeaksAgainst() {
        // Given
        twoPersonsWithConflictingDrugs();
        linking().link(ELM_RECORD, HARBOR_RECORD);
        batch.apply(signed(harbor(THIRD, "fluoxetine"), 1), 1);
        batch.apply(released(harbor(THIRD, "fluoxetine")), 2);
        Map<UUID, ScreeningResult> told = Map.of(SECOND, lastOf(SECOND).result());
        linking().unlink(HARBOR_RECORD, ELM_RECORD);
        // When
        batch.lookAgainWithout(HARBOR_RECORD, Set.of(ELM_RECORD), told);
        // Then
        GateAnswer answer = lastOf(SECOND);
        assertThat(answer.verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(answer.because())
                .containsExactlyElementsOf(answer.result().alerts().stream()
                        .filter(Alert::interruptive)
                        .map(Alert::id)
                        .toList())
                .isNotEmpty();
        assertThat(answer.result().alerts())
                .allSatisfy(alert ->
                        assertThat(alert.involved()).extracting(Involved::id).doesNotContain(FIRST.toString()));
    }

    @Test
    void ofWhatHasEndedOnlyLessIsTold() {
        // Given
        twoPersonsWithConflictingDrugs();
        linking().link(ELM_RECORD, HARBOR_RECORD);
        ScreeningResult told = lastOf(SECOND).result();
        batch.apply(
                new PrescriptionEnded(
                        SECOND, HARBOR_RECORD, OrderStatus.STOPPED, CancelReason.THERAPY_CHANGED, NOW, TODAY),
                3);
        batch.apply(signed(harbor(THIRD, "fluoxetine"), 1), 1);
        batch.apply(released(harbor(THIRD, "fluoxetine")), 2);
        linking().unlink(HARBOR_RECORD, ELM_RECORD);
        // When
        batch.lookAgainWithout(HARBOR_RECORD, Set.of(ELM_RECORD), Map.of(SECOND, told));
        // Then
        assertThat(lastOf(SECOND)).satisfies(answer -> {
            assertThat(answer.entry().state()).isEqualTo(EntryState.LEFT);
            assertThat(answer.verdict()).isNull();
            assertThat(answer.result().alerts()).isEmpty();
            assertThat(answer.result().outcome()).isEqualTo(Outcome.CLEAR);
        });
    }

    @Test
    void aRecordThatIsRestatedAsSomebodyElseLeavesItsPersonAndWhatWaitsThereIsAnsweredAgain() {
        // Given
        bothPracticesKnowThePatient();
        batch.apply(signed(elm(FIRST, "tranylcypromine"), 1), 1);
        batch.apply(signed(harbor(SECOND, "sertraline"), 1), 1);
        // When
        batch.apply(stated(ELM_RECORD, "elm-street", demographics("Okonkwo")), 2);
        // Then
        assertThat(lastAnswer().entry().id()).isEqualTo(SECOND);
        assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.CLEARED);
        assertThat(workspace.partings()).contains(new Parting(ELM_RECORD, HARBOR_RECORD));
        assertThat(workspace.unlinkedFrom(HARBOR_RECORD)).containsExactly(ELM_RECORD);
    }

    private GateAnswer lastOf(UUID prescription) {
        return workspace.answers().reversed().stream()
                .filter(answer -> answer.entry().id().equals(prescription))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aThirdRecordFindsThePersonThatItsTwinWasLinkedInto() {
        // Given
        UUID third = new UUID(1, 3);
        String key = RecordIdentity.of(demographics("Lindgren")).matchKey();
        workspace = new Workspace(
                List.of(new Person(PERSON, key, 0), new Person(HARBOR_RECORD, null, 0), new Person(third, null, 0)),
                List.of(
                        PatientRecord.unstated(ELM_RECORD).movedTo(PERSON),
                        PatientRecord.unstated(HARBOR_RECORD),
                        PatientRecord.unstated(third)),
                List.of(),
                List.of(),
                Set.of(),
                new Lookalikes(Map.of()));
        batch = batch(workspace, DisplayPolicy.standard());
        batch.apply(stated(ELM_RECORD, "elm-street", demographics("Lindgren")), 1);
        batch.apply(stated(HARBOR_RECORD, "harbor-cardiology", demographics("Lindgren", null, null, List.of())), 1);
        linking().link(HARBOR_RECORD, ELM_RECORD);
        // When
        batch.apply(stated(third, "third-practice", demographics("Lindgren")), 1);
        // Then
        assertThat(workspace.record(ELM_RECORD).personId()).isEqualTo(HARBOR_RECORD);
        assertThat(workspace.record(third).personId()).isEqualTo(HARBOR_RECORD);
    }

    @Test
    void aRecordJoinsThoseOfItsKeyAlthoughAScoreHadLinkedOneOfThemToAStranger() {
        for (boolean elmFirst : List.of(true, false)) {
            // Given
            UUID stranger = new UUID(1, 3);
            Identifier mine = new Identifier("urn:mrn:harbor", "H-1");
            Identifier theirs = new Identifier("urn:mrn:harbor", "H-2");
            Demographics resembling = demographics("Lindgrem", null, "62701", List.of(theirs));
            UUID personOfStranger = new UUID(9, 9);
            workspace = new Workspace(
                    List.of(
                            new Person(
                                    PERSON,
                                    RecordIdentity.of(demographics("Lindgren")).matchKey(),
                                    0),
                            new Person(
                                    personOfStranger,
                                    RecordIdentity.of(resembling).matchKey(),
                                    0),
                            new Person(ELM_RECORD, null, 0),
                            new Person(HARBOR_RECORD, null, 0),
                            new Person(stranger, null, 0)),
                    List.of(
                            PatientRecord.unstated(ELM_RECORD),
                            PatientRecord.unstated(HARBOR_RECORD),
                            PatientRecord.unstated(stranger)),
                    List.of(),
                    List.of(),
                    Set.of(),
                    new Lookalikes(Map.of()));
            batch = batch(workspace, DisplayPolicy.standard());
            batch.apply(stated(ELM_RECORD, "elm-street", demographics("Lindgren")), 1);
            batch.apply(stated(stranger, "harbor-cardiology", resembling), 1);
            batch.apply(signed(elm(FIRST, "sertraline"), 1), 1);
            assertThat(
                            elmFirst
                                    ? linking().linkUnlessForbidden(ELM_RECORD, stranger)
                                    : linking().linkUnlessForbidden(stranger, ELM_RECORD))
                    .isTrue();
            // When
            batch.apply(
                    stated(
                            HARBOR_RECORD,
                            "harbor-cardiology",
                            demographics("Lindgren", null, "62701-1234", List.of(mine))),
                    1);
            batch.apply(signed(harbor(SECOND, "tranylcypromine"), 1), 1);
            // Then
            assertThat(lastAnswer().verdict()).isEqualTo(GateVerdict.HELD);
            assertThat(workspace.record(HARBOR_RECORD).personId())
                    .isEqualTo(workspace.record(ELM_RECORD).personId())
                    .isNotEqualTo(workspace.record(stranger).personId());
            assertThat(workspace.undone()).containsExactly(NeverLink.of(ELM_RECORD, stranger));
            assertThat(linking().linkUnlessForbidden(ELM_RECORD, stranger)).isFalse();
        }
    }

    @Test
    void whatOperationsLinkedDoesNotGiveWay() {
        // Given
        bothPracticesKnowThePatient();
        UUID stranger = new UUID(1, 3);
        Demographics other = demographics("Okonkwo", null, "62701", List.of(new Identifier("urn:mrn:third", "T-2")));
        workspace = new Workspace(
                List.of(
                        new Person(
                                PERSON,
                                RecordIdentity.of(demographics("Lindgren")).matchKey(),
                                0),
                        new Person(stranger, null, 0),
                        new Person(HARBOR_RECORD, null, 0)),
                List.of(
                        workspace.record(ELM_RECORD),
                        PatientRecord.unstated(HARBOR_RECORD),
                        PatientRecord.unstated(stranger)),
                List.of(),
                List.of(),
                Set.of(),
                new Lookalikes(Map.of()));
        batch = batch(workspace, DisplayPolicy.standard());
        batch.apply(stated(stranger, "third-practice", other), 1);
        linking().link(ELM_RECORD, stranger);
        // When
        batch.apply(
                stated(
                        HARBOR_RECORD,
                        "harbor-cardiology",
                        demographics("Lindgren", null, "62701-1234", List.of(new Identifier("urn:mrn:third", "T-1")))),
                1);
        // Then
        assertThat(workspace.record(ELM_RECORD).personId())
                .isEqualTo(workspace.record(stranger).personId())
                .isNotEqualTo(workspace.record(HARBOR_RECORD).personId());
        assertThat(workspace.undone()).isEmpty();
    }

    private void twoPersonsWithConflictingDrugs() {
        batch.apply(stated(ELM_RECORD, "elm-street", demographics("Lindgren")), 1);
        batch.apply(stated(HARBOR_RECORD, "harbor-cardiology", demographics("Lindgren", null, null, List.of())), 1);
        batch.apply(signed(elm(FIRST, "sertraline"), 1), 1);
        batch.apply(signed(harbor(SECOND, "tranylcypromine"), 1), 1);
        assertThat(workspace.answers()).extracting(GateAnswer::verdict).containsOnly(GateVerdict.CLEARED);
    }

    private Linking linking() {
        DrugDirectory directory = new ProductTableDirectory(ProductTable.authored());
        ProfileScreening screening = new ProfileScreening(
                new Screening(DisplayPolicy.standard()),
                directory,
                practice -> PracticeDisplay.STANDARD,
                records -> Set.of());
        return new Linking(workspace, new Gate(screening, KNOWLEDGE, TODAY), UUID::randomUUID);
    }

    private static PrescriptionEnded ended(UUID id, OrderStatus as, int daysAgo) {
        return new PrescriptionEnded(id, ELM_RECORD, as, CancelReason.THERAPY_CHANGED, NOW, TODAY.minusDays(daysAgo));
    }

    private static PrescriptionReleased released(PrescriptionContent content) {
        @Nullable String comment = null;
        return new PrescriptionReleased(
                content,
                demographics("Lindgren"),
                1,
                NOW,
                NOW,
                UnscreenedReleaseReason.CHECKED_BY_HAND,
                comment,
                List.of(),
                List.of(),
                null,
                null);
    }
}
