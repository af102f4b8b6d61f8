package org.scriptline.kit.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.net.URLDecoder;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.database.SqlStates;

/** The one table from anything thrown to a code of the catalogue. */
public final class FailureMapping {

    private static final Logger LOG = Logger.getLogger(FailureMapping.class);

    private FailureMapping() {}

    /** The coded failure for anything that ended a request. */
    public static ProblemException coded(Throwable thrown) {
        return switch (thrown) {
            case ProblemException problem -> problem;
            case JsonProcessingException json -> unreadable(json);
            case UnauthorizedException e -> new ProblemException(ErrorCode.TOKEN_MISSING_OR_INVALID);
            case AuthenticationException e -> new ProblemException(ErrorCode.TOKEN_MISSING_OR_INVALID);
            case ForbiddenException e -> new ProblemException(ErrorCode.NOT_ALLOWED);
            case NotFoundException e -> new ProblemException(ErrorCode.NOT_FOUND);
            case NotAllowedException e -> new ProblemException(ErrorCode.METHOD_NOT_ALLOWED);
            case NotAcceptableException e -> new ProblemException(ErrorCode.NOT_ACCEPTABLE);
            case NotSupportedException e -> new ProblemException(ErrorCode.MEDIA_TYPE_UNSUPPORTED);
            case WebApplicationException web -> web(web);
            case DatabaseException database -> database(database);
            case IllegalArgumentException argument -> argument(argument);
            default -> data(thrown);
        };
    }

    /** The framework reads forms with the library's decoder and lets its failure through. */
    private static ProblemException argument(IllegalArgumentException failure) {
        StackTraceElement[] places = failure.getStackTrace();
        return places.length > 0 && places[0].getClassName().equals(URLDecoder.class.getName())
                ? new ProblemException(
                        ErrorCode.REQUEST_MALFORMED, "The form holds a percent sign that escapes nothing.")
                : data(failure);
    }

    private static ProblemException web(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        return switch (failure.getResponse().getStatus()) {
            case 400 -> new ProblemException(ErrorCode.REQUEST_MALFORMED);
            case 401 -> new ProblemException(ErrorCode.TOKEN_MISSING_OR_INVALID);
            case 403 -> new ProblemException(ErrorCode.NOT_ALLOWED);
            case 404 -> new ProblemException(ErrorCode.NOT_FOUND);
            case 413 -> new ProblemException(ErrorCode.BODY_TOO_LARGE);
            case 415 -> new ProblemException(ErrorCode.MEDIA_TYPE_UNSUPPORTED);
            case 503 -> new ProblemException(ErrorCode.OVERLOADED);
            default -> unexpected(failure);
        };
    }

    private static ProblemException unreadable(JsonProcessingException failure) {
        // What goes wrong inside a field arrives wrapped in the failure of that field.
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            if (cause instanceof StreamConstraintsException limit) {
                return tooMuch(limit);
            }
            if (cause instanceof JsonParseException broken) {
                return malformed(broken);
            }
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return new ProblemException(
                            ErrorCode.REQUEST_UNKNOWN_FIELD, "There is no field " + path(unknown) + " here.")
                    .withField(path(unknown));
        }
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return new ProblemException(
                            ErrorCode.REQUEST_FIELD_INVALID,
                            "The field " + path(mapping) + " has the wrong type, form or value.")
                    .withField(path(mapping));
        }
        return malformed(failure);
    }

    private static ProblemException malformed(JsonProcessingException failure) {
        return new ProblemException(
                ErrorCode.REQUEST_MALFORMED,
                failure.getLocation() == null
                        ? "The body is not one JSON document."
                        : "The body is not one JSON document: see line "
                                + failure.getLocation().getLineNr() + ", column "
                                + failure.getLocation().getColumnNr() + ".");
    }

    /** The parser tells its limits apart by their sentences only. */
    private static ProblemException tooMuch(StreamConstraintsException limit) {
        return String.valueOf(limit.getOriginalMessage()).contains("nesting depth")
                ? new ProblemException(ErrorCode.REQUEST_TOO_DEEP)
                : new ProblemException(
                        ErrorCode.REQUEST_FIELD_INVALID,
                        "A text, name or number is longer than any that is read here.");
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static ProblemException database(DatabaseException failure) {
        if (!failure.infrastructure()) {
            return data(failure);
        }
        if (SqlStates.within(failure) instanceof SQLException sql
                && SqlStates.LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
            return new ProblemException(
                    ErrorCode.OVERLOADED, "Another request holds what this one needs; repeat it in a moment.");
        }
        LOG.warnf("the database is unavailable: %s", failure.getMessage());
        return new ProblemException(ErrorCode.DATABASE_UNAVAILABLE);
    }

    /** What cannot be stored came with the request: nothing that we make ourselves is so. */
    private static ProblemException data(Throwable failure) {
        String state = SqlStates.within(failure) instanceof SQLException sql ? sql.getSQLState() : null;
        if (SqlStates.UNTRANSLATABLE.equals(state)) {
            return new ProblemException(ErrorCode.REQUEST_MALFORMED, "A text holds a character that cannot be stored.");
        }
        if (SqlStates.NO_SUCH_TIME.equals(state) || SqlStates.NO_TIME.equals(state)) {
            return new ProblemException(
                    ErrorCode.REQUEST_FIELD_INVALID, "A date or time lies outside of all calendars.");
        }
        if (SqlStates.TOO_MUCH.equals(state)) {
            return new ProblemException(
                    ErrorCode.REQUEST_FIELD_INVALID, "A text is longer than any that is kept there.");
        }
        return unexpected(failure);
    }

    private static ProblemException unexpected(Throwable thrown) {
        if (thrown instanceof IOException || thrown instanceof HttpClosedException) {
            LOG.debugf("the caller went away: %s", thrown.getMessage());
        } else {
            LOG.error("unexpected failure of a request", Wordless.of(thrown));
        }
        return new ProblemException(ErrorCode.INTERNAL_ERROR);
    }
}
