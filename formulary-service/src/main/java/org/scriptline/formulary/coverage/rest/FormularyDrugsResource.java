package org.scriptline.formulary.coverage.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.formulary.coverage.FormularySearch;
import org.scriptline.formulary.coverage.FormularySearch.FormularyDrug;
import org.scriptline.formulary.coverage.PlanCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.web.QueryNumber;

/** The drugs of a plan's formulary by name, for a picker. */
@Path("/formulary-drugs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"prescriber", "agent", "emr", "pharmacist", "ops"})
public class FormularyDrugsResource {

    private static final int MOST = 200;
    private static final int LONGEST_NAME = 200;

    private final FormularySearch search;

    public FormularyDrugsResource(FormularySearch search) {
        this.search = search;
    }

    /** How the plan is named, as in a coverage check. */
    public static final class PlanParameters {
        @QueryParam("contractId")
        @Nullable
        String contractId;

        @QueryParam("planId")
        @Nullable
        String planId;

        @QueryParam("segmentId")
        @Nullable
        String segmentId;

        @QueryParam("formularyId")
        @Nullable
        String formularyId;

        @QueryParam("contractYear")
        @Nullable
        String contractYear;

        @QueryParam("hiosPlanId")
        @Nullable
        String hiosPlanId;

        @QueryParam("bin")
        @Nullable
        String bin;

        @QueryParam("pcn")
        @Nullable
        String pcn;

        @QueryParam("group")
        @Nullable
        String group;

        PlanCode code() {
            Integer year = contractYear == null ? null : QueryNumber.between("contractYear", contractYear, 2006, 2100);
            return new PlanCode(contractId, planId, segmentId, formularyId, year, hiosPlanId, bin, pcn, group);
        }
    }

    /** The cursor is given when there are more. */
    public record Page(
            String release,
            FormularySearch.CoverageName plan,
            List<FormularyDrug> items,
            @Nullable String cursor) {}

    @GET
    public Page drugs(
            @BeanParam PlanParameters plan,
            @QueryParam("name") @Nullable String name,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = QueryNumber.between("limit", limit, 1, MOST);
        String words = Objects.requireNonNullElse(name, "");
        if (words.length() > LONGEST_NAME) {
            throw invalid("name");
        }
        return switch (search.search(plan.code(), words, cursor == null ? "" : position(cursor), most)) {
            case FormularySearch.Found found ->
                new Page(found.release(), found.plan(), found.items(), cursor(found.after()));
            case FormularySearch.Refused refused ->
                throw new ProblemException(refused.code(), refused.field() + ": " + refused.detail() + ".")
                        .withField(refused.field());
        };
    }

    private static @Nullable String cursor(@Nullable String position) {
        return position == null
                ? null
                : Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static String position(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw invalid("cursor");
        }
    }

    private static ProblemException invalid(String parameter) {
        return new ProblemException(
                        ErrorCode.PARAMETER_INVALID, "The parameter " + parameter + " has a form that it cannot have.")
                .withField(parameter);
    }
}
