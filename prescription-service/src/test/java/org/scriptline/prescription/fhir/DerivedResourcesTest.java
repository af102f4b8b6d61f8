package org.scriptline.prescription.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.codes.UnscreenedReleaseReason;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.events.OverriddenAlert;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.PrescriptionCancelled;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionHeld;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.contracts.events.Sig;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.prescription.inbox.AttentionKind;
import org.scriptline.prescription.prescribing.Samples;

/** What follows from a prescription, as the HL7 validator and a reader see it. */
class DerivedResourcesTest {

    private static final Instant AT = Instant.parse("2026-11-21T15:00:00.123Z");
    private static final Instant LATER = Instant.parse("2026-11-21T16:00:00Z");

    @Test
    void anAlertIsADetectedIssueWithItsOwnIdAndTheTimeOfItsOverride() {
        // When
        List<ObjectNode> issues = AlertResources.of(found(null, FillStatus.NONE, List.of()));

        // Then
        issues.forEach(issue -> R4Validator.assertValid(Json.bytes(issue)));
        assertThat(issues)
                .extracting(
                        issue -> issue.at("/identifier/0/value").asText(),
                        issue -> issue.path("severity").asText(),
                        issue -> issue.at("/meta/lastUpdated").asText(),
                        issue -> issue.at("/patient/identifier/value").asText())
                .containsExactly(
                        tuple("a1b2c3", "high", "2026-11-21T16:00:00Z", Views.RECORD.toString()),
                        tuple("d4e5f6", "low", "2026-11-21T15:00:00.123Z", Views.RECORD.toString()));
        assertThat(issues.getFirst().path("id").asText())
                .startsWith(Views.ID + ".")
                .hasSizeLessThanOrEqualTo(64);
        assertThat(issues.getFirst().path("contained")).isEmpty();
    }

    @Test
    void theVersionChangesWithTheContentAlone() {
        // Given
        ObjectNode resource = Json.resource("DetectedIssue").put("status", "final");

        // When
        ObjectNode first = Stamp.set(resource.deepCopy(), "x", AT);
        ObjectNode later = Stamp.set(resource.deepCopy(), "x", LATER);
        ObjectNode other = Stamp.set(resource.deepCopy().put("detail", "new"), "x", AT);

        // Then
        assertThat(later.at("/meta/versionId")).isEqualTo(first.at("/meta/versionId"));
        assertThat(other.at("/meta/versionId")).isNotEqualTo(first.at("/meta/versionId"));
    }

    /** The table of the fill axis. */
    @ParameterizedTest
    @CsvSource({
        "NONE,",
        "IN_PROGRESS,preparation",
        "READY,in-progress",
        "PARTIAL,",
        "DISPENSED,",
        "NOT_DISPENSED,declined",
        "TRANSFERRED,",
        "RETURNED,cancelled"
    })
    void whatThePharmacyIsDoingIsADispenseOfThatStatus(FillStatus fill, @Nullable String status) {
        // When
        List<ObjectNode> dispenses = DispenseResources.of(found(NotDispensedReason.OUT_OF_STOCK, fill, List.of()));

        // Then
        dispenses.forEach(dispense -> R4Validator.assertValid(Json.bytes(dispense)));
        assertThat(dispenses.stream().map(one -> one.path("status").asText()).toList())
                .isEqualTo(status == null ? List.of() : List.of(status));
    }

    @Test
    void everyReportedFillIsACompletedDispenseThatSaysFirstOrRefillPartialOrComplete() {
        // Given
        List<Fill> fills = List.of(
                fill(0, "10", true, null), fill(0, "20.5", false, "00093112001"), fill(1, "30", false, "00093112001"));

        // When
        List<ObjectNode> dispenses = DispenseResources.of(found(null, FillStatus.DISPENSED, fills));

        // Then
        dispenses.forEach(dispense -> R4Validator.assertValid(Json.bytes(dispense)));
        assertThat(dispenses)
                .extracting(dispense -> dispense.path("id").asText().substring(36) + " "
                        + dispense.path("status").asText() + " "
                        + dispense.at("/type/coding/0/code").asText() + " "
                        + dispense.at("/quantity/value").asText() + " "
                        + dispense.at("/medicationCodeableConcept/coding/0/code")
                                .asText() + " "
                        + dispense.path("whenHandedOver").asText())
                .containsExactly(
                        ".0 completed FFP 10 314076 2026-11-22",
                        ".1 completed FFC 20.5 00093112001 2026-11-22",
                        ".2 completed RFC 30 00093112001 2026-11-22");
    }

    @Test
    void whatAnotherPharmacyDispensedBeforeATransferNamesThatOne() {
        // Given
        List<Fill> fills = List.of(fill(0, "30", false, null).by("5800061"), fill(1, "30", false, null));

        // When
        List<ObjectNode> dispenses = DispenseResources.of(found(null, FillStatus.DISPENSED, fills));

        // Then
        dispenses.forEach(dispense -> R4Validator.assertValid(Json.bytes(dispense)));
        assertThat(dispenses)
                .extracting(dispense ->
                        dispense.at("/performer/0/actor/identifier/value").asText())
                .containsExactly("5800061", "5912342");
    }

    @Test
    void signatureOverrideReleaseAndCancelSayWhoAndWhen() {
        // Given
        AlertOverride override = new AlertOverride("a1b2c3", OverrideReason.OTHER, "Agreed by telephone");
        PrescriptionContent content = content();
        List<Deed> deeds = List.of(
                deed(1, "1234567893", new PrescriptionSigned(content, 1, AT, List.of(override))),
                deed(2, "release gate", new PrescriptionHeld(Views.ID, Views.RECORD, 1, List.of("a1b2c3"))),
                deed(3, "release gate", released(content, null)),
                deed(4, "1234567893", released(content, UnscreenedReleaseReason.CHECKED_BY_HAND)),
                deed(
                        5,
                        "1234567893",
                        new LateAlertAnswered(
                                Views.ID,
                                Views.RECORD,
                                List.of(new OverriddenAlert(
                                        Samples.alert("a1b2c3", Severity.MAJOR, Display.INTERRUPT), override)))),
                deed(6, "1234567893", new CancelRequested(Views.ID, Views.RECORD, CancelReason.COST, null, AT)),
                deed(
                        7,
                        "agent-1",
                        new PrescriptionCancelled(
                                Views.ID, Views.RECORD, CancelReason.OTHER, "Moved away", AT, OrderStatus.CANCELLED)));

        // When
        List<ObjectNode> provenances = ProvenanceResources.of(found(null, FillStatus.NONE, List.of()), deeds);

        // Then
        provenances.forEach(provenance -> R4Validator.assertValid(Json.bytes(provenance)));
        assertThat(provenances)
                .extracting(one -> one.path("id").asText().substring(36) + " "
                        + one.at("/activity/coding/0/code").asText() + " "
                        + one.at("/agent/0/who/display").asText() + " "
                        + one.at("/reason/0/coding/0/code").asText("-"))
                .containsExactly(
                        ".1 sign Dr. Ada Okafor, Elm Street Clinic OTHER",
                        ".3 release release gate -",
                        ".4 release-unscreened Dr. Ada Okafor, Elm Street Clinic CHECKED_BY_HAND",
                        ".5 answer-late-alert Dr. Ada Okafor, Elm Street Clinic OTHER",
                        ".6 cancel Dr. Ada Okafor, Elm Street Clinic COST",
                        ".7 cancel agent-1 OTHER");
        assertThat(provenances.getFirst().at("/signature/0/when").asText()).isEqualTo("2026-11-21T15:00:00.123Z");
        assertThat(provenances.getFirst().at("/entity/0/what/identifier/value").asText())
                .isEqualTo("a1b2c3");
    }

    @ParameterizedTest
    @EnumSource(AttentionKind.class)
    void whatWaitsIsATaskForItsPrescriber(AttentionKind kind) {
        // When
        ObjectNode task = TaskResources.of(
                found(null, FillStatus.NONE, List.of()), new UUID(7, 7), kind.code(), kind.meaning(), AT, null);
        ObjectNode done = TaskResources.of(
                found(null, FillStatus.NONE, List.of()), new UUID(7, 7), kind.code(), kind.meaning(), AT, LATER);

        // Then
        R4Validator.assertValid(Json.bytes(task));
        R4Validator.assertValid(Json.bytes(done));
        assertThat(task.path("status").asText()).isEqualTo("requested");
        assertThat(task.at("/owner/identifier/value").asText()).isEqualTo("1234567893");
        assertThat(done.path("status").asText()).isEqualTo("completed");
        assertThat(done.at("/meta/versionId").asText()).isEqualTo("2");
    }

    @Test
    void aSearchsetIsValidWithMatchesAnOutcomeAndNothing() {
        // Given
        FoundPrescription found = found(null, FillStatus.NONE, List.of(fill(0, "30", false, null)));
        String base = "http://localhost:8081/fhir";
        String page1 = base + "/MedicationRequest?_count=1";
        Searchset some = new Searchset(base, page1, page1 + "&_cursor=x", null, List.of("_sort"));
        Searchset none = new Searchset(base, base + "/Task?_count=2", null, 0, List.of());

        // When
        byte[] page = some.write(List.of(Searchset.medicationRequest(found)));
        byte[] empty = none.write(List.of());

        // Then
        R4Validator.assertValid(page);
        R4Validator.assertValid(empty);
        assertThat(Searchset.resource(page)
                        .at("/entry/1/resource/issue/0/details/coding/0/code")
                        .asText())
                .isEqualTo("PARAMETER_UNKNOWN");
        assertThat(Searchset.resource(page).at("/entry/0/fullUrl").asText())
                .isEqualTo(base + "/MedicationRequest/" + Views.ID);
        assertThat(Searchset.resource(empty).path("total").asInt(-1)).isZero();
    }

    private static Deed deed(long sequence, String actor, Record payload) {
        return new Deed(sequence, AT, actor, actor.contains("gate") ? "scriptline" : "elm-street", payload);
    }

    private static PrescriptionReleased released(
            PrescriptionContent content, @Nullable UnscreenedReleaseReason reason) {
        return new PrescriptionReleased(
                content,
                new Demographics(
                        "Marlowe", List.of("Iris"), null, LocalDate.of(1961, 4, 12), "female", null, null, List.of()),
                1,
                AT,
                AT,
                reason,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private static Fill fill(int number, String quantity, boolean partial, @Nullable String ndc) {
        return new Fill(
                number,
                new BigDecimal(quantity),
                "tablet",
                ndc,
                partial ? null : 30,
                LocalDate.of(2026, 11, 22),
                partial);
    }

    private static FoundPrescription found(@Nullable NotDispensedReason reason, FillStatus fill, List<Fill> fills) {
        return new FoundPrescription(
                content(),
                OrderFixture.lisinopril().bytes(),
                Views.everythingSaid(),
                AT,
                Map.of("a1b2c3", LATER),
                new PharmacyOrderStated(
                        Views.ID,
                        Views.RECORD,
                        "5912342",
                        OrderChange.FILLED,
                        null,
                        LATER,
                        TransmissionStatus.VERIFIED,
                        null,
                        1,
                        CancelStatus.NONE,
                        fill,
                        reason,
                        fills,
                        new BigDecimal("30"),
                        new BigDecimal("120"),
                        List.of()));
    }

    private static PrescriptionContent content() {
        return new PrescriptionContent(
                Views.ID,
                Views.RECORD,
                1,
                "elm-street",
                1,
                new Prescriber(
                        "1234567893",
                        "Okafor",
                        "Ada",
                        "elm-street",
                        "Elm Street Clinic",
                        new PostalAddress("40 Elm Street", null, "Lindenfield", "OH", "43999", "US"),
                        null),
                new Medication("314076", null, "lisinopril 10 MG Oral Tablet", true, "SCD", List.of(), "systemic"),
                new Sig("Take 1 tablet daily", null, null, null, null, null, false, null),
                new BigDecimal("30"),
                "tablet",
                "C48542",
                30,
                3,
                true,
                "5912342",
                LocalDate.of(2026, 11, 21),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
