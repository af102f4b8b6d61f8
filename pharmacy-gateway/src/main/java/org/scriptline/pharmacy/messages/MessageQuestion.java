package org.scriptline.pharmacy.messages;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.script.PriorAuthorization;
import org.scriptline.pharmacy.script.RxTransfer;
import org.scriptline.pharmacy.script.ScriptVersion;

/**
 * Which messages; what is null does not matter.
 *
 * @param kind one of {@link #kinds}
 * @param since the earliest; not asked of the messages of one prescription, nor of those that wait for operations
 * @param unmatched only those that matched no order
 * @param unsettled only those of ours that wait for operations
 */
public record MessageQuestion(
        @Nullable UUID prescription,
        @Nullable String pharmacy,
        @Nullable String direction,
        @Nullable String kind,
        boolean unmatched,
        boolean unsettled,
        Instant since) {

    private static final List<String> TRANSACTIONS = List.of(
            "Status",
            "Error",
            "Verify",
            "NewRx",
            "NewRxRequest",
            "NewRxResponseDenied",
            "CancelRx",
            "CancelRxResponse",
            "RxFill",
            "RxFillIndicatorChange",
            "RxRenewalRequest",
            "RxRenewalResponse",
            "RxChangeRequest",
            "RxChangeResponse",
            "RxHistoryRequest",
            "RxHistoryResponse",
            "GetMessage");

    /** Every kind: what ours are for, and the name, in either release, of every transaction that is read of theirs. */
    public static List<String> kinds() {
        return Stream.of(
                        Arrays.stream(MessageKind.values()).map(MessageKind::name),
                        TRANSACTIONS.stream(),
                        Arrays.stream(RxTransfer.Stage.values())
                                .flatMap(stage -> Arrays.stream(ScriptVersion.values())
                                        .map(stage::name)
                                        .distinct()),
                        Arrays.stream(PriorAuthorization.Step.values()).map(PriorAuthorization.Step::element))
                .flatMap(names -> names)
                .toList();
    }
}
