package org.scriptline.kit.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;

/** Ends a request with a failure of the catalogue. Nothing was changed when it is thrown in a transaction. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();
    private @Nullable String field;

    /** A failure with a sentence of its own, which holds no patient data. */
    public ProblemException(ErrorCode code, String detail) {
        super(detail);
        this.code = code;
    }

    /** A failure whose title says it all. */
    public ProblemException(ErrorCode code) {
        this(code, code.title());
    }

    /** Names the field at fault. */
    public ProblemException withField(String name) {
        this.field = name;
        return this;
    }

    /** Adds a member to the problem. */
    public ProblemException with(String name, Object value) {
        extensions.put(name, value);
        return this;
    }

    public ErrorCode code() {
        return code;
    }

    /** The sentence for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public @Nullable String field() {
        return field;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }

    /** The body of this failure. */
    public Problem toProblem(String correlationId) {
        return new Problem(
                "https://scriptline.example/problems/" + code.name(),
                code.title(),
                code.category().httpStatus(),
                detail(),
                code.name(),
                code.fix(),
                code.category().retryable(),
                field,
                correlationId,
                extensions);
    }
}
