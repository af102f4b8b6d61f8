package org.scriptline.formulary.checking.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.CoverageAnswered;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionCancelled;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionDrafted;
import org.scriptline.contracts.events.PrescriptionEnded;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.contracts.events.Topic;
import org.scriptline.formulary.authorization.store.Cases;
import org.scriptline.formulary.checking.AskedCoverage;
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
 * an answer about an older one would be overtaken at once. A signed prescription whose plan asks for prior authorization
 * gets a case; an approval that is on file satisfies the plan. A payer that answers in real time is asked afterwards.
 */
@ApplicationScoped
public class CoverageApplier implements EventApplier {

    private static final Actor SELF = Actor.service("formulary-service");

    private final CheckingPrescriptions checking;
    private final CheckStore store;
    private final ApprovedChecks approved;
    private final Cases cases;
    private final BenefitInquiries inquiries;

    public CoverageApplier(
            CheckingPrescriptions checking,
            CheckStore store,
            ApprovedChecks approved,
            Cases cases,
            BenefitInquiries inquiries) {
        this.checking = checking;
        this.store = store;
        this.approved = approved;
        this.cases = cases;
        this.inquiries = inquiries;
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
        return Set.of(
                EventType.PRESCRIPTION_DRAFTED,
                EventType.PRESCRIPTION_EDITED,
                EventType.PRESCRIPTION_SIGNED,
                EventType.PRESCRIPTION_CANCELLED,
                EventType.PRESCRIPTION_ENDED);
    }

    @Override
    public void apply(Transaction transaction, List<IncomingEvent> batch) throws SQLException {
        Map<UUID, PrescriptionContent> newest = new LinkedHashMap<>();
        Set<UUID> signed = new HashSet<>();
        Set<UUID> ended = new TreeSet<>();
        for (IncomingEvent event : batch) {
            switch (event.payload()) {
                case PrescriptionCancelled cancelled -> ended.add(cancelled.prescriptionId());
                case PrescriptionEnded over -> ended.add(over.prescriptionId());
                default -> {
                    PrescriptionContent content = content(event);
                    newest.put(content.prescriptionId(), content);
                    if (event.type() == EventType.PRESCRIPTION_SIGNED) {
                        signed.add(content.prescriptionId());
                    }
                }
            }
        }
        if (!newest.isEmpty()) {
            answer(transaction, newest.values(), signed);
        }
        if (!ended.isEmpty()) {
            store.ended(transaction, ended);
            cases.prescriptionsEnded(transaction, ended);
            inquiries.ended(transaction, ended);
        }
    }

    private void answer(Transaction transaction, Collection<PrescriptionContent> contents, Set<UUID> signed)
            throws SQLException {
        List<CheckedPrescription> checked =
                approved.of(transaction, contents.stream().map(checking::check).toList());
        checked = inquiries.ask(transaction, contents, checked);
        Map<UUID, Long> sequences = store.record(transaction, checked, signed);
        for (CheckedPrescription check : checked) {
            AskedCoverage asked = check.asked();
            transaction.emit(new OutgoingEvent(
                    EventType.COVERAGE_ANSWERED,
                    asked.patientId().toString(),
                    asked.prescriptionId().toString(),
                    Objects.requireNonNull(sequences.get(asked.prescriptionId())),
                    new CoverageAnswered(asked.prescriptionId(), asked.patientId(), asked.revision(), check.result()),
                    SELF));
        }
        cases.open(
                transaction,
                checked.stream()
                        .filter(check -> signed.contains(check.asked().prescriptionId()))
                        .flatMap(check -> Stream.ofNullable(check.needsAuthorization()))
                        .toList());
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
