package org.scriptline.pharmacy.delivery.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.RerouteRequested;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.EventRefusedException;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.pharmacy.delivery.http.DeliveryRounds;
import org.scriptline.pharmacy.delivery.store.CancelMessages;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages.NewRxState;
import org.scriptline.pharmacy.delivery.store.Reroutes;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.directory.ServiceLevel;
import org.scriptline.pharmacy.directory.store.PharmacyDirectory;
import org.scriptline.pharmacy.order.CancelSteps;
import org.scriptline.pharmacy.order.Cancellation;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.RerouteSteps;
import org.scriptline.pharmacy.order.Step;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.order.store.OrderWriter;

/** The prescriber wants an order at another pharmacy: it goes there at once, after the first one has agreed to a CancelRx, or not at all. */
@ApplicationScoped
public class RerouteRequests {

    private static final String WHY = "The prescription goes to another pharmacy.";

    private final OrderReader reader;
    private final OrderWriter writer;
    private final PharmacyDirectory directory;
    private final OutgoingMessages messages;
    private final CancelMessages cancelMessages;
    private final Reroutes reroutes;
    private final DeliveryRounds rounds;
    private final Clock clock;

    public RerouteRequests(
            OrderReader reader,
            OrderWriter writer,
            PharmacyDirectory directory,
            OutgoingMessages messages,
            CancelMessages cancelMessages,
            Reroutes reroutes,
            DeliveryRounds rounds,
            Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.directory = directory;
        this.messages = messages;
        this.cancelMessages = cancelMessages;
        this.reroutes = reroutes;
        this.rounds = rounds;
        this.clock = clock;
    }

    void apply(Transaction transaction, IncomingEvent event) throws SQLException {
        RerouteRequested request = event.payload(RerouteRequested.class);
        Connection connection = transaction.connection();
        OpenOrders open = reader.lock(connection, List.of(request.prescriptionId()));
        PharmacyOrder before = open.order(request.prescriptionId())
                .orElseThrow(() ->
                        new EventRefusedException(ErrorCode.EVENT_REFUSED, "a reroute of an order that is not here"));
        Instant now = clock.instant();
        Optional<NewRxState> newRx =
                messages.lockNewRx(connection, before.id(), before.route().pharmacyNcpdpId());
        Pharmacy target =
                directory.find(connection, List.of(request.pharmacyNcpdpId())).get(request.pharmacyNcpdpId());
        boolean unanswered = newRx.isPresent() && newRx.get().unanswered();
        boolean wasThere = target != null && messages.tried(connection, before.id(), target.ncpdpId());
        open.take(
                before.id(),
                event.actor(),
                now,
                order -> target != null && wasThere
                        ? RerouteSteps.back(order, target.ncpdpId())
                        : step(order, target, unanswered, request.liveTwice(), now));
        PharmacyOrder after = open.order(before.id()).orElseThrow();
        if (after.reroutesTo() != null && before.reroutesTo() == null) {
            ask(connection, request, before, after, newRx, now)
                    .ifPresent(words ->
                            open.take(before.id(), event.actor(), now, order -> CancelSteps.unanswered(order, words)));
        }
        reroutes.follow(transaction, open);
        if (wentOnUnasked(before, after)) {
            takeBack(connection, request, before, newRx, now);
        }
        writer.write(transaction, open);
        transaction.afterCommit(rounds::nudge);
    }

    private static Step step(
            PharmacyOrder order, @Nullable Pharmacy target, boolean unanswered, boolean liveTwice, Instant now) {
        return target == null || !target.takesPrescriptions(now) || !target.offers(ServiceLevel.NEW_RX)
                ? RerouteSteps.refused(
                        order, "The other pharmacy does not take prescriptions electronically at present.")
                : RerouteSteps.request(
                        order, new PharmacyOrder.Reroute(target.ncpdpId(), target.channel()), unanswered, liveTwice);
    }

    /** It may be live at two pharmacies, because the prescriber said so. */
    private static boolean wentOnUnasked(PharmacyOrder before, PharmacyOrder after) {
        return !after.route().pharmacyNcpdpId().equals(before.route().pharmacyNcpdpId())
                && after.contradictions().size() > before.contradictions().size()
                && before.route().channel() == Channel.SCRIPT
                && !(before.cancel() instanceof Cancellation.Denied);
    }

    /** The first pharmacy is asked all the same; nothing waits for its answer. */
    private void takeBack(
            Connection connection,
            RerouteRequested request,
            PharmacyOrder before,
            Optional<NewRxState> newRx,
            Instant now)
            throws SQLException {
        boolean transferred = before.route().transferredFrom() != null;
        if (transferred || newRx.isPresent() && newRx.get().attempts() > 0) {
            cancelMessages.insert(
                    connection,
                    question(request),
                    before.route().pharmacyNcpdpId(),
                    newRx.map(NewRxState::messageId).orElse(null),
                    false,
                    now);
        }
    }

    private static CancelRequested question(RerouteRequested request) {
        return new CancelRequested(
                request.prescriptionId(), request.patientId(), CancelReason.OTHER, WHY, request.requestedAt());
    }

    /** Over SCRIPT by a CancelRx; at the worklist the pharmacist sees the question. Gives why it could not be asked. */
    private Optional<String> ask(
            Connection connection,
            RerouteRequested request,
            PharmacyOrder before,
            PharmacyOrder after,
            Optional<NewRxState> newRx,
            Instant now)
            throws SQLException {
        CancelRequested question = question(request);
        cancelMessages.remember(connection, question, now);
        if (before.route().channel() != Channel.SCRIPT || !(after.cancel() instanceof Cancellation.Requested)) {
            return Optional.empty();
        }
        boolean asked = cancelMessages.insert(
                connection,
                question,
                before.route().pharmacyNcpdpId(),
                newRx.map(NewRxState::messageId).orElse(null),
                false,
                now);
        return asked ? Optional.empty() : Optional.of(CancelMessages.NOT_TAKEN);
    }
}
