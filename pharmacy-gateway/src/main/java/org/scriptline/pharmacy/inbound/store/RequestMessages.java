package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.scriptline.kit.database.Transaction;
import org.scriptline.pharmacy.conversation.AskedByMessage;
import org.scriptline.pharmacy.conversation.store.Asking;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.script.PharmacyRequest;

/**
 * Enters what a pharmacy asks by message about an order that is at it, whatever the order's state: over SCRIPT we may not know what was dispensed, and
 * the prescriber can deny it.
 */
@ApplicationScoped
public class RequestMessages {

    private final OrderReader reader;
    private final Asking asking;

    public RequestMessages(OrderReader reader, Asking asking) {
        this.reader = reader;
        this.asking = asking;
    }

    /** Enters the request of a matched message; any other is left alone. */
    void take(Transaction transaction, TakenMessage taken) throws SQLException {
        Match match = taken.match();
        if (match == null || !(taken.message().body() instanceof PharmacyRequest request)) {
            return;
        }
        UUID id = match.prescriptionId();
        PharmacyOrder order =
                reader.lock(transaction.connection(), List.of(id)).order(id).orElseThrow();
        if (order.route()
                .pharmacyNcpdpId()
                .equals(taken.message().header().from().id())) {
            asking.askedByMessage(
                    transaction,
                    order,
                    AskedByMessage.of(request),
                    taken.message().header().messageId(),
                    request.requestReference(),
                    taken.sender());
        }
    }
}
