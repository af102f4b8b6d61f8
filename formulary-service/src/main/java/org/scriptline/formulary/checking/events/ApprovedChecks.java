package org.scriptline.formulary.checking.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scriptline.contracts.coverage.CoverageResult.AuthorizationOnFile;
import org.scriptline.formulary.authorization.WantedApproval;
import org.scriptline.formulary.authorization.store.CaseRows;
import org.scriptline.formulary.checking.CheckedPrescription;
import org.scriptline.kit.database.Transaction;

/** Adds to checks what payers have approved: one statement for all, and none when no plan asks for an authorization. */
@ApplicationScoped
public class ApprovedChecks {

    private final CaseRows approvals;

    public ApprovedChecks(CaseRows approvals) {
        this.approvals = approvals;
    }

    /** The same checks in the same order. */
    public List<CheckedPrescription> of(Transaction transaction, List<CheckedPrescription> checked)
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
}
