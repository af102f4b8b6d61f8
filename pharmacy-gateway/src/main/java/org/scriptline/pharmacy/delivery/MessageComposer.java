package org.scriptline.pharmacy.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.codes.OverrideCoding;
import org.scriptline.contracts.events.OverriddenAlert;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.pharmacy.script.CancelRx;
import org.scriptline.pharmacy.script.DrugUse;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.NewRx;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.Party;
import org.scriptline.pharmacy.script.PharmacyParty;
import org.scriptline.pharmacy.script.Practitioner;
import org.scriptline.pharmacy.script.Product;
import org.scriptline.pharmacy.script.Quantity;
import org.scriptline.pharmacy.script.RxFillIndicator;
import org.scriptline.pharmacy.script.RxFillIndicatorChange;
import org.scriptline.pharmacy.script.ScriptLimits;

/** Makes the messages of a released prescription. */
public final class MessageComposer {

    /** What the pharmacist reads when nobody checked. */
    public static final String UNSCREENED = "Released unscreened: not checked for interactions.";

    private final ScriptPen pen;

    public MessageComposer(ScriptPen pen) {
        this.pen = pen;
    }

    /** A UUID as SCRIPT carries it: 32 hex digits. */
    public static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    /**
     * The NewRx.
     *
     * @throws org.scriptline.pharmacy.script.ScriptRefusal when it does not fit
     */
    public byte[] newRx(PrescriptionReleased released, PharmacyParty pharmacy, UUID messageId, Instant now) {
        return newRx(released, pharmacy, messageId, null, now);
    }

    /**
     * A prescription that a pharmacy asked for where none existed.
     *
     * @param relatesTo the MessageID of its NewRxRequest, null when it did not ask by message
     */
    public byte[] newRx(
            PrescriptionReleased released,
            PharmacyParty pharmacy,
            UUID messageId,
            @Nullable String relatesTo,
            Instant now) {
        PrescriptionContent content = released.content();
        String note = PharmacistNote.of(released);
        NewRx newRx = new NewRx(
                released.allergies(),
                List.of(),
                parties(released, pharmacy, content.supervisor()),
                Stream.of(released.weight(), released.height())
                        .filter(Objects::nonNull)
                        .toList(),
                medication(content, note, drugUse(released.overridden())));
        return pen.write(new Message(header(content, pharmacy, messageId, relatesTo, now), newRx), pharmacy.ncpdpId());
    }

    /**
     * The CancelRx; a comment that does not fit beside the reason stays with us.
     *
     * @param newRxId the MessageID of its NewRx, null when the pharmacy has the prescription from another one
     */
    public byte[] cancelRx(
            PrescriptionReleased released,
            PharmacyParty pharmacy,
            UUID messageId,
            @Nullable UUID newRxId,
            CancelReason reason,
            @Nullable String comment,
            Instant now) {
        PrescriptionContent content = released.content();
        String words = words(reason);
        String withComment = joined(words, comment);
        CancelRx cancelRx = new CancelRx(
                false,
                parties(released, pharmacy, null),
                medication(content, withComment.length() > ScriptLimits.NOTE ? words : withComment, List.of()));
        return pen.write(
                new Message(header(content, pharmacy, messageId, newRxId == null ? null : hex(newRxId), now), cancelRx),
                pharmacy.ncpdpId());
    }

    /**
     * The RxFillIndicatorChange, with what the prescription says now.
     *
     * @param newRxId the MessageID of its NewRx, null when the pharmacy has the prescription from another one
     * @throws org.scriptline.pharmacy.script.ScriptRefusal when it does not fit
     */
    public byte[] fillNotices(
            PrescriptionReleased released,
            PharmacyParty pharmacy,
            UUID messageId,
            @Nullable UUID newRxId,
            Instant now) {
        PrescriptionContent content = released.content();
        RxFillIndicatorChange change =
                new RxFillIndicatorChange(parties(released, pharmacy, null), medication(content, null, List.of()));
        return pen.write(
                new Message(header(content, pharmacy, messageId, newRxId == null ? null : hex(newRxId), now), change),
                pharmacy.ncpdpId());
    }

    static Header header(
            PrescriptionContent content,
            PharmacyParty pharmacy,
            UUID messageId,
            @Nullable String relatesTo,
            Instant now) {
        return new Header(
                Party.pharmacy(pharmacy.ncpdpId()),
                Party.prescriber(content.prescriber().npi()),
                hex(messageId),
                relatesTo,
                now,
                null,
                hex(content.prescriptionId()));
    }

    static Parties parties(PrescriptionReleased released, PharmacyParty pharmacy, @Nullable Prescriber supervisor) {
        return new Parties(
                released.patient(),
                pharmacy,
                Practitioner.of(released.content().prescriber()),
                supervisor == null ? null : Practitioner.of(supervisor));
    }

    static Medication medication(PrescriptionContent content, @Nullable String note, List<DrugUse> drugUse) {
        return new Medication(
                content.medication().description(),
                new Product(
                        content.medication().ndc(),
                        content.medication().rxcui(),
                        content.medication().termType(),
                        null),
                Quantity.of(content.quantity(), content.quantityUnitCode()),
                content.daysSupply(),
                content.refills(),
                content.substitutionAllowed(),
                content.writtenOn(),
                null,
                content.doNotFillBefore(),
                content.sig().directions(),
                content.reasons(),
                note,
                drugUse,
                null,
                indicator(content.fillNotices()));
    }

    /** Of all where nobody chose. */
    private static RxFillIndicator indicator(@Nullable FillNotices notices) {
        return notices == null
                ? RxFillIndicator.ALL
                : switch (notices) {
                    case ALL -> RxFillIndicator.ALL;
                    case ALL_EXCEPT_TRANSFERRED -> RxFillIndicator.ALL_EXCEPT_TRANSFERRED;
                    case DISPENSED_AND_PARTIALLY_DISPENSED -> RxFillIndicator.DISPENSED_AND_PARTIALLY_DISPENSED;
                    case PARTIALLY_DISPENSED_AND_NOT_DISPENSED -> RxFillIndicator.PARTIALLY_DISPENSED_AND_NOT_DISPENSED;
                    case NOT_DISPENSED_AND_TRANSFERRED -> RxFillIndicator.NOT_DISPENSED_AND_TRANSFERRED;
                    case PARTIALLY_DISPENSED -> RxFillIndicator.PARTIALLY_DISPENSED;
                    case NOT_DISPENSED -> RxFillIndicator.NOT_DISPENSED;
                    case NONE -> RxFillIndicator.NONE;
                };
    }

    static String joined(String first, @Nullable String second) {
        return second == null || second.isBlank() ? first : first + " " + second;
    }

    /** The five gravest; the rest is on the worklist. */
    static List<DrugUse> drugUse(List<OverriddenAlert> overridden) {
        return overridden.stream()
                .sorted((one, other) ->
                        other.alert().severity().compareTo(one.alert().severity()))
                .limit(Medication.DRUG_USE)
                .map(MessageComposer::drugUse)
                .toList();
    }

    private static DrugUse drugUse(OverriddenAlert overridden) {
        String comment = overridden.override().comment();
        OverrideCoding coding = OverrideCoding.of(overridden.override().reason());
        return new DrugUse(
                overridden.alert().reasonForServiceCode(),
                coding.professionalService(),
                coding.resultOfService(),
                switch (overridden.alert().severity()) {
                    case CONTRAINDICATED, MAJOR -> "1";
                    case MODERATE -> "2";
                    case MINOR -> "3";
                },
                joined(
                        overridden.alert().summary() + " Overridden: "
                                + overridden.override().reason().code() + ".",
                        comment));
    }

    /** The reason in words a pharmacist reads. */
    static String words(CancelReason reason) {
        return switch (reason) {
            case PATIENT_REQUEST -> "Cancelled: the patient asked for it.";
            case WRONG_PATIENT -> "Cancelled: WRONG PATIENT. Do not dispense; this was written for somebody else.";
            case WRONG_DRUG_OR_DOSE -> "Cancelled: wrong drug or dose.";
            case ADVERSE_REACTION -> "Cancelled: adverse reaction.";
            case THERAPY_CHANGED -> "Cancelled: the therapy was changed.";
            case THERAPY_COMPLETED -> "Cancelled: the therapy is completed.";
            case DUPLICATE -> "Cancelled: duplicate of another prescription.";
            case WRONG_PHARMACY -> "Cancelled: sent to the wrong pharmacy.";
            case COST -> "Cancelled: cost.";
            case OTHER -> "Cancelled.";
        };
    }
}
