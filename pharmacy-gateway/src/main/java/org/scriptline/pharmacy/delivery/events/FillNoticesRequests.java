package org.scriptline.pharmacy.delivery.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.FillNoticesRequested;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.status.Noticing;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.EventRefusedException;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.pharmacy.delivery.http.DeliveryRounds;
import org.scriptline.pharmacy.delivery.store.FillChoices;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages.NewRxState;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.Step;
import org.scriptline.pharmacy.order.store.OrderContents;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.order.store.OrderWriter;

/**
 * The practice wants to hear of other fills of an order. Its pharmacy is told once it has the prescription; what no pharmacy has carries the choice when it is delivered
 * again.
 */
@ApplicationScoped
public class FillNoticesRequests {

    private static final Actor GATEWAY = Actor.service("pharmacy-gateway");

    private final OrderReader reader;
    private final OrderWriter writer;
    private final OrderContents contents;
    private final OutgoingMessages messages;
    private final FillChoices choices;
    private final DeliveryRounds rounds;
    private final Clock clock;

    public FillNoticesRequests(
            OrderReader reader,
            OrderWriter writer,
            OrderContents contents,
            OutgoingMessages messages,
            FillChoices choices,
            DeliveryRounds rounds,
            Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.contents = contents;
        this.messages = messages;
        this.choices = choices;
        this.rounds = rounds;
        this.clock = clock;
    }

    void apply(Transaction transaction, IncomingEvent event) throws SQLException {
        FillNoticesRequested request = event.payload(FillNoticesRequested.class);
        UUID id = request.prescriptionId();
        Connection connection = transaction.connection();
        OpenOrders open = reader.lock(connection, List.of(id));
        PharmacyOrder order = open.order(id)
                .orElseThrow(() -> new EventRefusedException(
                        ErrorCode.EVENT_REFUSED, "other fill notices of an order that is not here"));
        contents.choose(connection, id, request.fillNotices());
        // Whatever becomes of this choice, an earlier one must not arrive after it.
        messages.withdrawChoice(connection, id);
        Instant now = clock.instant();
        switch (judge(order)) {
            case REFUSED -> choices.notTold(open, id, "Nothing more is expected from it there.", now);
            case KEPT -> {}
            case TOLD -> tell(transaction, open, order, now);
        }
        writer.write(transaction, open);
    }

    private static Noticing judge(PharmacyOrder order) {
        return order.authorised().expired()
                ? Noticing.REFUSED
                : Noticing.judge(order.transmission().status(), order.cancel().status(), order.fill());
    }

    private void tell(Transaction transaction, OpenOrders open, PharmacyOrder order, Instant now) throws SQLException {
        UUID id = order.id();
        if (order.route().channel() == Channel.WORKLIST) {
            open.take(
                    id,
                    GATEWAY,
                    now,
                    one -> new Step.Moved(
                            one, OrderChange.FILL_NOTICES_CHANGED, "It stands on the pharmacy's worklist."));
            return;
        }
        Connection connection = transaction.connection();
        Optional<NewRxState> newRx =
                messages.lockNewRx(connection, id, order.route().pharmacyNcpdpId());
        boolean waits = newRx.map(NewRxState::state)
                .filter(List.of("DUE", "HELD")::contains)
                .isPresent();
        Optional<String> why =
                choices.tell(connection, order, newRx.map(NewRxState::messageId).orElse(null), waits, now);
        why.ifPresent(words -> choices.notTold(open, id, words, now));
        transaction.afterCommit(rounds::nudge);
    }
}
