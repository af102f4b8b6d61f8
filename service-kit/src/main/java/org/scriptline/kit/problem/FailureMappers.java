package org.scriptline.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that reaches the HTTP layer becomes a coded answer. */
@ApplicationScoped
public class FailureMappers {

    private final ProblemResponses responses;

    public FailureMappers(ProblemResponses responses) {
        this.responses = responses;
    }

    @ServerExceptionMapper(priority = 1)
    public Response web(WebApplicationException thrown, UriInfo uri) {
        return answer(thrown, uri);
    }

    @ServerExceptionMapper(priority = 1)
    public Response unauthenticated(AuthenticationFailedException thrown, UriInfo uri) {
        return answer(thrown, uri);
    }

    @ServerExceptionMapper(priority = 1)
    public Response unauthorized(UnauthorizedException thrown, UriInfo uri) {
        return answer(thrown, uri);
    }

    @ServerExceptionMapper(priority = 1)
    public Response forbidden(ForbiddenException thrown, UriInfo uri) {
        return answer(thrown, uri);
    }

    @ServerExceptionMapper(priority = 1)
    public Response json(JsonProcessingException thrown, UriInfo uri) {
        return answer(thrown, uri);
    }

    /** More specific than {@link #json}, because the framework brings a mapper of its own for this one. */
    @ServerExceptionMapper(priority = 1)
    public Response mismatched(MismatchedInputException thrown, UriInfo uri) {
        return answer(thrown, uri);
    }

    @ServerExceptionMapper(priority = 1)
    public Response anything(Throwable thrown, UriInfo uri) {
        return answer(thrown, uri);
    }

    private Response answer(Throwable thrown, UriInfo uri) {
        return responses.response(
                FailureMapping.coded(thrown), uri.getRequestUri().getPath());
    }
}
