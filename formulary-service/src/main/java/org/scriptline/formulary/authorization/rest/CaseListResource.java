package org.scriptline.formulary.authorization.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.status.AuthorizationState;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.formulary.authorization.store.CaseList;
import org.scriptline.formulary.authorization.store.CaseList.Criteria;
import org.scriptline.formulary.authorization.store.CaseList.Position;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.web.QueryInstant;
import org.scriptline.kit.web.QueryNumber;
import org.scriptline.kit.web.QueryWord;

/** The practice's prior authorizations, the newest first. */
@Path("/prior-authorizations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"prescriber", "agent", "emr"})
public class CaseListResource {

    private static final int MOST = 200;

    private final CaseList list;
    private final CurrentCaller caller;

    public CaseListResource(CaseList list, CurrentCaller caller) {
        this.list = list;
        this.caller = caller;
    }

    /** The cursor is given when there are more. */
    public record Page(List<CaseView> items, @Nullable String cursor) {}

    /** @param state states separated by commas */
    @GET
    public Page cases(
            @QueryParam("state") @Nullable String state,
            @QueryParam("patient") @Nullable String patient,
            @QueryParam("prescription") @Nullable String prescription,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var criteria = new Criteria(
                caller.caller().org(), states(state), id("patient", patient), id("prescription", prescription));
        int most = QueryNumber.between("limit", limit, 1, MOST);
        List<AuthorizationCase> found = list.find(criteria, cursor == null ? null : position(cursor), most + 1);
        List<CaseView> shown = found.stream().limit(most).map(CaseView::of).toList();
        return new Page(shown, found.size() > most ? cursor(found.get(most - 1)) : null);
    }

    private static List<AuthorizationState> states(@Nullable String written) {
        return written == null
                ? List.of()
                : Arrays.stream(written.split(",", -1))
                        .map(code -> QueryWord.coded("state", code.strip(), AuthorizationState.values()))
                        .toList();
    }

    private static @Nullable UUID id(String parameter, @Nullable String written) {
        if (written == null) {
            return null;
        }
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException none) {
            throw invalid(parameter);
        }
    }

    private static String cursor(AuthorizationCase last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.openedAt() + " " + last.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static Position position(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length == 2) {
                return new Position(QueryInstant.parse(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw invalid("cursor");
        }
        throw invalid("cursor");
    }

    private static ProblemException invalid(String parameter) {
        return new ProblemException(
                        ErrorCode.PARAMETER_INVALID, "The parameter " + parameter + " has a form that it cannot have.")
                .withField(parameter);
    }
}
