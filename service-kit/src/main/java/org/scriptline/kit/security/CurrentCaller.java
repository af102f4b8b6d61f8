package org.scriptline.kit.security;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** Reads the caller from the verified token; a token without org (except for operations and patients) or with no single known role is refused. */
@ApplicationScoped
public class CurrentCaller {

    /** Operations belong to no practice and no pharmacy; their tokens need no org. */
    private static final String OPERATIONS = "scriptline";
    /** No practice and no pharmacy has an empty name. */
    private static final String NOWHERE = "";

    private final JsonWebToken token;
    private final List<PatientHome> homes;

    @Inject
    public CurrentCaller(JsonWebToken token, @All List<PatientHome> homes) {
        this.token = token;
        this.homes = homes;
    }

    /** The caller of a token that was verified by other means than the request's own. */
    public CurrentCaller(JsonWebToken token) {
        this(token, List.of());
    }

    /** The caller of the current request. */
    public Caller caller() {
        Role role = token.getGroups().size() == 1
                ? token.getGroups().stream().findFirst().flatMap(Role::of).orElseThrow(CurrentCaller::refused)
                : refuse();
        String org = text("org").or(() -> without(role)).orElseThrow(CurrentCaller::refused);
        String subject = Optional.ofNullable(token.getSubject()).orElseThrow(CurrentCaller::refused);
        return new Caller(
                token.getIssuer(),
                subject,
                org,
                text("npi").orElse(null),
                role,
                text("patient").orElse(null));
    }

    /** A patient is of the practice that holds the record; one whose record nobody holds is of none, and sees nothing. */
    private Optional<String> without(Role role) {
        return switch (role) {
            case OPS, KNOWLEDGE -> Optional.of(OPERATIONS);
            case PATIENT ->
                Optional.of(text("patient")
                        .flatMap(record -> homes.stream().findFirst().flatMap(home -> home.of(record)))
                        .orElse(NOWHERE));
            case PRESCRIBER, AGENT, EMR, PHARMACIST -> Optional.empty();
        };
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
