package org.scriptline.pharmacy.servicelevel.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.security.Role;

/** Who may read the report: anybody, or operations only where an operator does not publish it. */
@ApplicationScoped
public class ReportAccess {

    private static final String RESTRICTED =
            "The service levels are not published here; operations read them with their token.";

    private final Provider<Boolean> published;
    private final SecurityIdentity identity;
    private final CurrentCaller caller;

    public ReportAccess(
            @ConfigProperty(name = "scriptline.service-levels.public") Provider<Boolean> published,
            SecurityIdentity identity,
            CurrentCaller caller) {
        this.published = published;
        this.identity = identity;
        this.caller = caller;
    }

    /** Whether anybody may read it; refuses a caller who may not. */
    boolean open() {
        if (published.get()) {
            return true;
        }
        if (identity.isAnonymous()) {
            throw new ProblemException(ErrorCode.TOKEN_MISSING_OR_INVALID, RESTRICTED);
        }
        if (caller.caller().role() != Role.OPS) {
            throw new ProblemException(ErrorCode.NOT_ALLOWED, RESTRICTED);
        }
        return false;
    }
}
