package org.scriptline.pharmacy.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.OverriddenAlert;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.pharmacy.script.CancelRx;
import org.scriptline.pharmacy.script.DrugUse;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.MedicationPrescribed;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.NewRx;
import org.scriptline.pharmacy.script.Party;
import org.scriptline.pharmacy.script.PharmacyParty;
import org.scriptline.pharmacy.script.ScriptLimits;
import org.scriptline.pharmacy.script.ScriptWriter;

/** Makes the messages of a released prescription. */
public final class MessageComposer {

    /** What the pharmacist reads when nobody checked. */
    public static final String UNSCREENED = "Released unscreened: not checked for interactions.";

    private final ScriptWriter writer;

    public MessageComposer(ScriptWriter writer) {
        this.writer = writer;
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
        PrescriptionContent content = released.content();
        String note = PharmacistNote.of(released);
        NewRx newRx = new NewRx(
                released.allergies(),
                released.patient(),
                pharmacy,
                content.prescriber(),
                Stream.of(released.weight(), released.height())
                        .filter(Objects::nonNull)
                        .toList(),
                medication(content, note, drugUse(released.overridden())),
                content.supervisor());
        return writer.write(new Message(header(content, pharmacy, messageId, null, now), newRx));
    }

    /** The CancelRx to the NewRx of this MessageID; a comment that does not fit beside the reason stays with us. */
    public byte[] cancelRx(
            PrescriptionReleased released,
            PharmacyParty pharmacy,
            UUID messageId,
            UUID newRxId,
            CancelReason reason,
            @Nullable String comment,
            Instant now) {
        PrescriptionContent content = released.content();
        String words = words(reason);
        String withComment = joined(words, comment);
        CancelRx cancelRx = new CancelRx(
                released.patient(),
                pharmacy,
                content.prescriber(),
                medication(content, withComment.length() > ScriptLimits.NOTE ? words : withComment, List.of()));
        return writer.write(new Message(header(content, pharmacy, messageId, hex(newRxId), now), cancelRx));
    }

    private static Header header(
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

    private static MedicationPrescribed medication(
            PrescriptionContent content, @Nullable String note, List<DrugUse> drugUse) {
        return new MedicationPrescribed(
                content.medication().description(),
                content.medication().ndc(),
                content.medication().rxcui(),
                content.medication().termType(),
                content.quantity(),
                content.quantityUnitCode(),
                content.daysSupply(),
                content.writtenOn(),
                content.doNotFillBefore(),
                content.substitutionAllowed(),
                content.refills(),
                content.sig().directions(),
                content.reasons(),
                note,
                drugUse);
    }

    private static String joined(String first, @Nullable String second) {
        return second == null || second.isBlank() ? first : first + " " + second;
    }

    /** The five gravest; the rest is on the worklist. */
    private static List<DrugUse> drugUse(List<OverriddenAlert> overridden) {
        return overridden.stream()
                .sorted((one, other) ->
                        other.alert().severity().compareTo(one.alert().severity()))
                .limit(MedicationPrescribed.DRUG_USE)
                .map(MessageComposer::drugUse)
                .toList();
    }

    private static DrugUse drugUse(OverriddenAlert overridden) {
        String comment = overridden.override().comment();
        return new DrugUse(
                overridden.alert().reasonForServiceCode(),
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
