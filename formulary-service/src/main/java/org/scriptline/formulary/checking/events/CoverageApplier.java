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
import org.scriptline.contracts.coverage.CoverageResult.AuthorizationOnFile;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.CoverageAnswered;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionCancelled;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionDrafted;
import org.scriptline.contracts.events.PrescriptionEnded;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.contracts.events.Topic;
import org.scriptline.formulary.authorization.WantedApproval;
import org.scriptline.formulary.authorization.store.CaseRows;
import org.scriptline.formulary.authorization.store.Cases;
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
 * gets a case; an approval that is on file satisfies the plan.
 */
@ApplicationScoped
public class CoverageApplier implements EventApplier {

    private static final Actor SELF = Actor.service("formulary-service");

    private final CheckingPrescriptions checking;
    private final CheckStore store;
    private final CaseRows approvals;
    private final Cases cases;

    public CoverageApplier(CheckingPrescriptions checking, CheckStore store, CaseRows approvals, Cases cases) {
        this.checking = checking;
        this.store = store;
        this.approvals = approvals;
        this.cases = cases;
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
        cases.prescriptionsEnded(transaction, ended);
    }

    private void answer(Transaction transaction, Collection<PrescriptionContent> contents, Set<UUID> signed)
            throws SQLException {
        List<CheckedPrescription> checked = withApprovals(
                transaction, contents.stream().map(checking::check).toList());
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
        cases.open(
                transaction,
                checked.stream()
                        .filter(check -> signed.contains(check.content().prescriptionId()))
                        .flatMap(check -> Stream.ofNullable(check.needsAuthorization()))
                        .toList());
    }

    /** One question for the whole batch, and none when no plan asks for an authorization. */
    private List<CheckedPrescription> withApprovals(Transaction transaction, List<CheckedPrescription> checked)
            throws SQLException {
        List<WantedApproval> wanted = checked.stream()
                .flatMap(check -> Stream.ofNullable(check.wantedApproval()))
                .distinct()
                .toList();
        Map<WantedApproval, AuthorizationOnFile> found = approvals.inForce(transaction.connection(), wanted, null);
        return checked.stream()
                .map(check -> {
                    WantedApproval want = check.wantedApproval();
                    AuthorizationOnFile onFile = want == null ? null : found.get(want);
                    return onFile == null ? check : check.with(onFile);
                })
                .toList();
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
