package org.scriptline.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.List;
import org.scriptline.contracts.errors.ErrorCategory;
import org.scriptline.kit.web.Correlation;

/** Makes the HTTP answer of a failure. */
@ApplicationScoped
public class ProblemResponses {

    /** RFC 9457 media type. */
    public static final String PROBLEM_JSON = "application/problem+json";

    private static final int RETRY_AFTER_SECONDS = 1;

    private final ObjectMapper mapper;
    private final List<ProblemRenderer> renderers;

    public ProblemResponses(ObjectMapper mapper, @All List<ProblemRenderer> renderers) {
        this.mapper = mapper;
        this.renderers = renderers;
    }

    /** A body with its media type. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Body(int status, String mediaType, byte[] bytes, boolean retryAfter) {}

    /** The body of the failure for a request to {@code path}. */
    public Body body(ProblemException failure, String path) {
        Problem problem = failure.toProblem(Correlation.current());
        boolean retryAfter = failure.code().category() == ErrorCategory.UNAVAILABLE
                || failure.code().category() == ErrorCategory.TOO_MANY;
        for (ProblemRenderer renderer : renderers) {
            if (renderer.handles(path)) {
                return new Body(problem.status(), renderer.mediaType(), renderer.render(failure, problem), retryAfter);
            }
        }
        try {
            return new Body(problem.status(), PROBLEM_JSON, mapper.writeValueAsBytes(problem), retryAfter);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The answer of the failure for a request to {@code path}. */
    public Response response(ProblemException failure, String path) {
        Body body = body(failure, path);
        Response.ResponseBuilder response =
                Response.status(body.status()).type(body.mediaType()).entity(body.bytes());
        if (body.retryAfter()) {
            response.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        if (body.status() == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        return response.build();
    }
}
