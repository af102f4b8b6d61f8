package org.scriptline.pharmacy.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.ChangeCode;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.events.RequestedMedication;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.NewRxRequest;
import org.scriptline.pharmacy.script.PharmacyRequest;
import org.scriptline.pharmacy.script.RxChangeRequest;
import org.scriptline.pharmacy.script.RxRenewalRequest;

/** What a SCRIPT request asks for. */
public final class AskedByMessage {

    private static final int LONGEST_NOTE = 500;

    private AskedByMessage() {}

    /** What it asks for. */
    public static Asked of(PharmacyRequest request) {
        return switch (request) {
            case RxRenewalRequest renewal ->
                new Asked(
                        RequestKind.RENEWAL,
                        null,
                        List.of(),
                        List.of(),
                        renewal.dispensed().refills(),
                        note(renewal.dispensed().note()));
            case RxChangeRequest change ->
                new Asked(
                        RequestKind.CHANGE,
                        ChangeCode.valueOf(change.kind().name()),
                        change.subCodes(),
                        change.requested().stream()
                                .limit(Asked.MOST_PROPOSALS)
                                .map(AskedByMessage::proposal)
                                .toList(),
                        null,
                        note(change.prescribed().note()));
            case NewRxRequest wanted ->
                new Asked(
                        RequestKind.NEW_PRESCRIPTION,
                        null,
                        List.of(),
                        List.of(proposal(wanted.requested())),
                        null,
                        note(wanted.requested().note()));
        };
    }

    private static RequestedMedication proposal(Medication drug) {
        return new RequestedMedication(
                drug.description(),
                drug.product().rxcui(),
                drug.product().ndc(),
                drug.quantity() == null ? null : drug.quantity().value(),
                drug.quantity() == null ? null : drug.quantity().unitCode(),
                drug.daysSupply(),
                drug.refills(),
                drug.sig(),
                drug.substitutionAllowed());
    }

    private static @Nullable String note(@Nullable String words) {
        return words == null || words.isBlank()
                ? null
                : words.length() > LONGEST_NOTE ? words.substring(0, LONGEST_NOTE) : words;
    }
}
