package org.scriptline.kit.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** Reads the caller from the verified token; a token without org (except for operations) or with no single known role is refused. */
@ApplicationScoped
public class CurrentCaller {

    /** Operations belong to no practice and no pharmacy; their tokens need no org. */
    private static final String OPERATIONS = "scriptline";

    private final JsonWebToken token;

    public CurrentCaller(JsonWebToken token) {
        this.token = token;
    }

    /** The caller of the current request. */
    public Caller caller() {
        Role role = token.getGroups().size() == 1
                ? token.getGroups().stream().findFirst().flatMap(Role::of).orElseThrow(CurrentCaller::refused)
                : refuse();
        String org = text("org")
                .or(() -> role == Role.OPS || role == Role.KNOWLEDGE ? Optional.of(OPERATIONS) : Optional.empty())
                .orElseThrow(CurrentCaller::refused);
        String subject = Optional.ofNullable(token.getSubject()).orElseThrow(CurrentCaller::refused);
        return new Caller(
                token.getIssuer(),
                subject,
                org,
                text("npi").orElse(null),
                role,
                text("patient").orElse(null));
    }

    private Optional<String> text(String claim) {
        Object value = token.getClaim(claim);
        return value == null || value.toString().isBlank() ? Optional.empty() : Optional.of(value.toString());
    }

    private static Role refuse() {
        throw refused();
    }

    private static ProblemException refused() {
        return new ProblemException(ErrorCode.NOT_ALLOWED, "The token names no organisation or no single known role.");
    }
}
