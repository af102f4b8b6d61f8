package org.scriptline.pharmacy.inbound.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.Transaction;

/**
 * Messages under a MessageID that their sender has used for something else. They change nothing, so that what they say would be lost: they are kept for operations
 * whole, each once however often it comes, and counted.
 */
@ApplicationScoped
public class ReusedMessageIds {

    private final RefusedMessages refused;
    private final Counter counter;

    public ReusedMessageIds(RefusedMessages refused, MeterRegistry meters) {
        this.refused = refused;
        this.counter = meters.counter("scriptline.inbound.reused-ids");
    }

    void keep(Transaction transaction, TakenMessage message) throws SQLException {
        refused.keep(
                transaction.connection(),
                message.key().sender(),
                ErrorCode.MESSAGE_ID_REUSED,
                "The MessageID came before with another content",
                message.raw());
        transaction.afterCommit(counter::increment);
    }
}
