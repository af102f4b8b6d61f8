package org.scriptline.pharmacy.inbound.rest;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.web.Encodings;
import org.scriptline.kit.web.RequestFilters;

/** In which form messages of pharmacies are read, for each address; what comes in another is refused before anything of it is read. */
final class ReadForms {

    private static final List<MediaType> SCRIPT =
            List.of(MediaType.APPLICATION_XML_TYPE, MediaType.TEXT_XML_TYPE, MediaType.TEXT_PLAIN_TYPE);
    private static final List<MediaType> FHIR =
            List.of(new MediaType("application", "fhir+json"), MediaType.APPLICATION_JSON_TYPE);

    private static final Map<String, List<MediaType>> READ =
            Map.of("/script", SCRIPT, "/fhir/Task", FHIR, "/fhir/MedicationDispense", FHIR);

    private ReadForms() {}

    /** Whether messages of pharmacies come to this address. */
    static boolean faces(String path) {
        return READ.containsKey(path);
    }

    /** Why the request's body is not read; empty when it may be, or the request is none of a pharmacy's messages. */
    static Optional<ProblemException> refusal(HttpServerRequest request) {
        List<MediaType> read = READ.get(request.path());
        if (read == null || request.method() != HttpMethod.POST) {
            return Optional.empty();
        }
        Long declared = declared(request);
        if (declared != null && declared > RequestFilters.BODY_LIMIT) {
            return Optional.of(new ProblemException(ErrorCode.BODY_TOO_LARGE));
        }
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        try {
            MediaType given = type == null ? null : MediaType.valueOf(type);
            return given == null || read.stream().anyMatch(one -> same(one, given))
                    ? Encodings.refusal(request.getHeader(HttpHeaders.CONTENT_ENCODING), given)
                            .map(why -> new ProblemException(ErrorCode.MEDIA_TYPE_UNSUPPORTED, why))
                    : Optional.of(new ProblemException(ErrorCode.MEDIA_TYPE_UNSUPPORTED));
        } catch (IllegalArgumentException noMediaType) {
            return Optional.of(new ProblemException(ErrorCode.MEDIA_TYPE_UNSUPPORTED));
        }
    }

    private static boolean same(MediaType read, MediaType given) {
        return read.getType().equalsIgnoreCase(given.getType())
                && read.getSubtype().equalsIgnoreCase(given.getSubtype());
    }

    /** How many bytes the sender says there are; null when it does not say. */
    static @Nullable Long declared(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.valueOf(length) : null;
    }
}
