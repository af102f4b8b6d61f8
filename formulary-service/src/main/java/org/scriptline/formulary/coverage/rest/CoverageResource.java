package org.scriptline.formulary.coverage.rest;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.formulary.coverage.CoverageAnswer;
import org.scriptline.formulary.coverage.CoverageEngine;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.web.Correlation;

/** Coverage checks for anybody who prescribes or dispenses. Nothing of the question is kept. */
@Path("/coverage-checks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"prescriber", "agent", "emr", "pharmacist", "ops"})
public class CoverageResource {

    private final CoverageEngine engine;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ApprovalsOnFile approvals;

    public CoverageResource(CoverageEngine engine, Clock clock, MeterRegistry meters, ApprovalsOnFile approvals) {
        this.engine = engine;
        this.approvals = approvals;
        this.clock = clock;
        this.meters = meters;
    }

    @POST
    public CoverageResult check(@Nullable CoverageRequest request) {
        if (request == null) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED);
        }
        return switch (engine.answer(request.question(LocalDate.now(clock)))) {
            case CoverageAnswer.Answered answered -> counted(approvals.with(answered, request.patient()));
            case CoverageAnswer.Refused refused -> throw problem(refused);
        };
    }

    /** Many checks at once; a wrong one is answered with its problem and does not keep the others from their answers. */
    @POST
    @Path("/batch")
    public CoverageBatch.Answers checkAll(@Nullable CoverageBatch batch) {
        List<@Nullable CoverageRequest> checks = batch == null ? null : batch.checks();
        if (checks == null || checks.isEmpty() || checks.size() > CoverageBatch.MOST) {
            throw new ProblemException(
                            ErrorCode.REQUEST_FIELD_INVALID,
                            "The field checks is a list of 1 to " + CoverageBatch.MOST + " coverage checks.")
                    .withField("checks");
        }
        List<CoverageBatch.Item> items = new ArrayList<>(checks.size());
        for (int index = 0; index < checks.size(); index++) {
            items.add(item(index, checks.get(index)));
        }
        return new CoverageBatch.Answers(items);
    }

    private CoverageBatch.Item item(int index, @Nullable CoverageRequest check) {
        try {
            return new CoverageBatch.Item(index, check(check), null);
        } catch (ProblemException wrong) {
            return new CoverageBatch.Item(index, null, wrong.toProblem(Correlation.current()));
        }
    }

    private CoverageResult counted(CoverageResult result) {
        String covered = result.covered() == null ? "unknown" : result.covered().toString();
        meters.counter("scriptline.coverage.checks", "covered", covered).increment();
        return result;
    }

    private static ProblemException problem(CoverageAnswer.Refused refused) {
        var problem = new ProblemException(refused.code(), refused.field() + ": " + refused.detail() + ".")
                .withField(refused.field());
        return refused.choices().isEmpty() ? problem : problem.with("choices", refused.choices());
    }
}
