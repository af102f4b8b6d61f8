package org.scriptline.formulary.checking.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.CoverageAnswered;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionDrafted;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.contracts.events.Topic;
import org.scriptline.formulary.checking.CheckedPrescription;
import org.scriptline.formulary.checking.CheckingPrescriptions;
import org.scriptline.formulary.checking.store.CheckStore;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.EventApplier;
import org.scriptline.kit.events.EventRefusedException;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.kit.events.OutgoingEvent;

/**
 * Answers each prescription of a batch once, about its newest revision: {@code CoverageAnswered} is the whole state, so
 * an answer about an older one would be overtaken at once.
 */
@ApplicationScoped
public class CoverageApplier implements EventApplier {

    private static final Actor SELF = Actor.service("formulary-service");

    private final CheckingPrescriptions checking;
    private final CheckStore store;

    public CoverageApplier(CheckingPrescriptions checking, CheckStore store) {
        this.checking = checking;
        this.store = store;
    }

    @Override
    public String consumer() {
        return "formulary-service";
    }

    @Override
    public Topic topic() {
        return Topic.PRESCRIPTION;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.PRESCRIPTION_DRAFTED, EventType.PRESCRIPTION_EDITED, EventType.PRESCRIPTION_SIGNED);
    }

    @Override
    public void apply(Transaction transaction, List<IncomingEvent> batch) throws SQLException {
        Map<UUID, PrescriptionContent> newest = new LinkedHashMap<>();
        for (IncomingEvent event : batch) {
            PrescriptionContent content = content(event);
            newest.put(content.prescriptionId(), content);
        }
        if (newest.isEmpty()) {
            return;
        }
        List<CheckedPrescription> checked =
                newest.values().stream().map(checking::check).toList();
        Map<UUID, Long> sequences = store.record(transaction, checked);
        for (CheckedPrescription check : checked) {
            PrescriptionContent content = check.content();
            transaction.emit(new OutgoingEvent(
                    EventType.COVERAGE_ANSWERED,
                    content.patientId().toString(),
                    content.prescriptionId().toString(),
                    Objects.requireNonNull(sequences.get(content.prescriptionId())),
                    new CoverageAnswered(
                            content.prescriptionId(), content.patientId(), content.revision(), check.result()),
                    SELF));
        }
    }

    private static PrescriptionContent content(IncomingEvent event) {
        PrescriptionContent content = switch (event.payload()) {
            case PrescriptionDrafted drafted -> drafted.content();
            case PrescriptionSigned signed -> signed.content();
            default ->
                throw new EventRefusedException(
                        ErrorCode.EVENT_UNKNOWN_TYPE, "not a prescription's content: " + event.type());
        };
        if (!content.prescriptionId().toString().equals(event.subject())) {
            throw new EventRefusedException(ErrorCode.EVENT_REFUSED, "the content is another prescription's");
        }
        return content;
    }
}
