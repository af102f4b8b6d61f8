package org.scriptline.formulary.checking.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.formulary.benefit.BenefitInquiry;
import org.scriptline.formulary.benefit.BenefitPayers;
import org.scriptline.formulary.benefit.Refinement;
import org.scriptline.formulary.benefit.store.InquiryRows;
import org.scriptline.formulary.checking.CheckedPrescription;
import org.scriptline.kit.database.Transaction;

/** Has payers asked about what was just answered locally; costs nothing where no payer is connected. */
@ApplicationScoped
public class BenefitInquiries {

    private final BenefitPayers payers;
    private final InquiryRows rows;
    private final Clock clock;

    public BenefitInquiries(BenefitPayers payers, InquiryRows rows, Clock clock) {
        this.payers = payers;
        this.rows = rows;
        this.clock = clock;
    }

    /** The same checks in the same order; those whose payer is asked say so. */
    List<CheckedPrescription> ask(
            Transaction transaction, Collection<PrescriptionContent> contents, List<CheckedPrescription> checked)
            throws SQLException {
        if (payers.none()) {
            return checked;
        }
        Map<UUID, BenefitInquiry> inquiries = contents.stream()
                .map(payers::inquiry)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(BenefitInquiry::prescriptionId, inquiry -> inquiry));
        rows.ask(transaction.connection(), inquiries.values(), clock.instant());
        return checked.stream()
                .map(check -> inquiries.containsKey(check.asked().prescriptionId())
                        ? check.with(Refinement.asking(check.result()))
                        : check)
                .toList();
    }

    /**
     * Has payers asked anew about what another release answers now.
     *
     * @param looked all that the release answers
     * @param changed those of them whose local answer it changes
     * @return the changed ones in the same order; those whose payer is asked say so
     */
    List<CheckedPrescription> again(Transaction transaction, Collection<UUID> looked, List<CheckedPrescription> changed)
            throws SQLException {
        if (payers.none()) {
            return changed;
        }
        Set<UUID> told =
                changed.stream().map(check -> check.asked().prescriptionId()).collect(Collectors.toSet());
        List<UUID> same = looked.stream()
                .filter(prescription -> !told.contains(prescription))
                .toList();
        rows.again(transaction.connection(), same, false, clock.instant());
        Set<UUID> asked = rows.again(transaction.connection(), told, true, clock.instant());
        return changed.stream()
                .map(check -> asked.contains(check.asked().prescriptionId())
                        ? check.with(Refinement.asking(check.result()))
                        : check)
                .toList();
    }

    void ended(Transaction transaction, Collection<UUID> prescriptions) throws SQLException {
        if (!payers.none()) {
            rows.ended(transaction.connection(), prescriptions);
        }
    }
}
