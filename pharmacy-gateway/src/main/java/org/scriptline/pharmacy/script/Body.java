package org.scriptline.pharmacy.script;

/** The one transaction of a message. */
public sealed interface Body
        permits NewRx,
                CancelRx,
                CancelRxResponse,
                Status,
                ErrorAnswer,
                Verify,
                RxFill,
                PharmacyRequest,
                PrescriberAnswer,
                CarriedTransaction,
                UnhandledBody {

    /** The transaction's element name. */
    String name();
}
