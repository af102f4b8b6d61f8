package org.scriptline.formulary.coverage.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.coverage.CoverageResult.AuthorizationOnFile;
import org.scriptline.formulary.authorization.WantedApproval;
import org.scriptline.formulary.authorization.store.CaseRows;
import org.scriptline.formulary.coverage.CoverageAnswer;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.security.CurrentCaller;

/** What payers approved for the caller's own patients; looked for only where the plan asks and a patient is named. */
@ApplicationScoped
public class ApprovalsOnFile {

    private final Database database;
    private final CaseRows rows;
    private final CurrentCaller caller;

    public ApprovalsOnFile(Database database, CaseRows rows, CurrentCaller caller) {
        this.database = database;
        this.rows = rows;
        this.caller = caller;
    }

    CoverageResult with(CoverageAnswer.Answered answered, CoverageRequest.@Nullable Patient patient) {
        UUID record = patient == null ? null : patient.id();
        CoverageAnswer.About about = answered.about();
        CoverageResult result = answered.result();
        if (record == null || about == null || !result.needsAuthorization()) {
            return result;
        }
        var wanted = new WantedApproval(record, about.rxcui(), about.plan(), result.asOf());
        String practice = caller.caller().org();
        AuthorizationOnFile onFile = database.read(connection -> rows.inForce(connection, List.of(wanted), practice))
                .get(wanted);
        return onFile == null ? result : result.with(onFile);
    }
}
