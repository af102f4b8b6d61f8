package org.scriptline.pharmacy.script;

/** A transaction that the codec reads, writes and converts, and that no prescriber's order depends on. */
public sealed interface CarriedTransaction extends Body
        permits RxFillIndicatorChange,
                RxHistoryRequest,
                RxHistoryResponse,
                RxTransfer,
                GetMessage,
                PriorAuthorization {}
