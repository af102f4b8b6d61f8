package org.scriptline.formulary.coverage.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.formulary.release.CodeForms;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.Serving;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.web.QueryNumber;

/** The plans that serve now. */
@Path("/plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"prescriber", "agent", "emr", "pharmacist", "ops"})
public class PlansResource {

    private static final int MOST = 200;

    private final Serving serving;

    public PlansResource(Serving serving) {
        this.serving = serving;
    }

    /** A plan; a null is not in the files. */
    public record Item(
            @Nullable String contractId,
            @Nullable String planId,
            @Nullable String segmentId,
            int contractYear,
            @Nullable String hiosPlanId,
            @Nullable String name,
            @Nullable String formularyId,
            @Nullable BigDecimal premium,
            @Nullable BigDecimal deductible,
            String release) {

        private String position() {
            return contractYear + "-" + (hiosPlanId == null ? contractId + "-" + planId + "-" + segmentId : hiosPlanId);
        }
    }

    /** The cursor is given when there are more. */
    public record Page(List<Item> items, @Nullable String cursor) {}

    @GET
    public Page plans(
            @QueryParam("contractId") @Nullable String contractId,
            @QueryParam("planId") @Nullable String planId,
            @QueryParam("segmentId") @Nullable String segmentId,
            @QueryParam("contractYear") @Nullable String contractYear,
            @QueryParam("hiosPlanId") @Nullable String hiosPlanId,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = QueryNumber.between("limit", limit, 1, MOST);
        Integer year = contractYear == null ? null : QueryNumber.between("contractYear", contractYear, 2006, 2100);
        String contract = code("contractId", contractId, CodeForms::contract);
        String plan = code("planId", planId, written -> CodeForms.padded(written, 3));
        String segment = code("segmentId", segmentId, written -> CodeForms.padded(written, 3));
        String after = cursor == null ? "" : position(cursor);
        List<Item> found = serving.releases().stream()
                .filter(served -> year == null || served.release().contractYear() == year)
                .flatMap(PlansResource::items)
                .filter(item -> contract == null || contract.equals(item.contractId()))
                .filter(item -> plan == null || plan.equals(item.planId()))
                .filter(item -> segment == null || segment.equals(item.segmentId()))
                .filter(item -> hiosPlanId == null || hios(hiosPlanId).equals(item.hiosPlanId()))
                .filter(item -> item.position().compareTo(after) > 0)
                .sorted(Comparator.comparing(Item::position))
                .limit(most + 1L)
                .toList();
        return found.size() <= most
                ? new Page(found, null)
                : new Page(found.subList(0, most), cursor(found.get(most - 1)));
    }

    /** A PDex plan is also known by its identifier with the prefix. */
    private static String hios(String written) {
        return written.strip().replaceFirst("^(PayerPlan|Formulary)-", "");
    }

    private static Stream<Item> items(ServedRelease served) {
        return served.plans().stream().map(plan -> item(served, plan));
    }

    private static Item item(ServedRelease served, PlanRow plan) {
        String hios = plan.key().hiosPlanId();
        return new Item(
                hios == null ? plan.key().contractId() : null,
                hios == null ? plan.key().planId() : null,
                hios == null ? plan.key().segmentId() : null,
                served.release().contractYear(),
                hios,
                plan.planName(),
                plan.formulary() == null ? null : served.formularyCode(plan.formulary()),
                plan.premium(),
                plan.deductible(),
                served.release().id());
    }

    private interface Form {
        Optional<String> of(String written);
    }

    private static @Nullable String code(String parameter, @Nullable String written, Form form) {
        return written == null ? null : form.of(written).orElseThrow(() -> invalid(parameter));
    }

    private static String cursor(Item last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.position().getBytes(StandardCharsets.UTF_8));
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
