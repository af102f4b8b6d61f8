package org.scriptline.pharmacy.delivery.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.Topic;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.EventApplier;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.pharmacy.conversation.store.Answers;

/** Releases become orders in one go; answers to requests come before them, cancels, reroutes, resends, other fill notices, late alerts and ends follow, one by one, since they are few. */
@ApplicationScoped
public class PrescriptionEventApplier implements EventApplier {

    private final Releases releases;
    private final CancelRequests cancels;
    private final RerouteRequests reroutes;
    private final ResendRequests resends;
    private final FillNoticesRequests fillNotices;
    private final LateAlertEvents lateAlerts;
    private final EndedPrescriptions ended;
    private final Answers answers;

    public PrescriptionEventApplier(
            Releases releases,
            CancelRequests cancels,
            RerouteRequests reroutes,
            ResendRequests resends,
            FillNoticesRequests fillNotices,
            LateAlertEvents lateAlerts,
            EndedPrescriptions ended,
            Answers answers) {
        this.releases = releases;
        this.cancels = cancels;
        this.reroutes = reroutes;
        this.resends = resends;
        this.fillNotices = fillNotices;
        this.lateAlerts = lateAlerts;
        this.ended = ended;
        this.answers = answers;
    }

    @Override
    public String consumer() {
        return "pharmacy-gateway";
    }

    @Override
    public Topic topic() {
        return Topic.PRESCRIPTION;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(
                EventType.PRESCRIPTION_RELEASED,
                EventType.CANCEL_REQUESTED,
                EventType.REROUTE_REQUESTED,
                EventType.RESEND_REQUESTED,
                EventType.FILL_NOTICES_REQUESTED,
                EventType.PRESCRIPTION_ENDED,
                EventType.LATE_ALERT_RAISED,
                EventType.LATE_ALERT_ANSWERED,
                EventType.ALERTS_WITHDRAWN,
                EventType.REQUEST_ANSWER_STATED);
    }

    @Override
    public void apply(Transaction transaction, List<IncomingEvent> batch) throws SQLException {
        List<IncomingEvent> released = new ArrayList<>();
        List<IncomingEvent> later = new ArrayList<>();
        Set<String> followed = new HashSet<>();
        for (IncomingEvent event : batch) {
            if (event.type() == EventType.REQUEST_ANSWER_STATED) {
                answers.apply(transaction, event);
            } else if (event.type() == EventType.PRESCRIPTION_RELEASED) {
                released.add(event);
            } else {
                later.add(event);
                followed.add(event.subject());
            }
        }
        releases.apply(transaction, released, followed);
        for (IncomingEvent event : released) {
            answers.released(transaction, event.payload(PrescriptionReleased.class), event.actor());
        }
        for (IncomingEvent event : later) {
            if (event.type() == EventType.CANCEL_REQUESTED) {
                cancels.apply(transaction, event);
            } else if (event.type() == EventType.REROUTE_REQUESTED) {
                reroutes.apply(transaction, event);
            } else if (event.type() == EventType.RESEND_REQUESTED) {
                resends.apply(transaction, event);
            } else if (event.type() == EventType.FILL_NOTICES_REQUESTED) {
                fillNotices.apply(transaction, event);
            } else if (event.type() == EventType.PRESCRIPTION_ENDED) {
                ended.apply(transaction, event);
            } else {
                lateAlerts.apply(transaction, event);
            }
        }
    }
}
