package org.scriptline.kit.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/**
 * Refuses JSON that says it is in another encoding than UTF-8 (RFC 8259, 8.1), and bodies that say they are compressed.
 * Many clients' libraries label every body ISO-8859-1 or US-ASCII unasked: such a label is read over, the bytes count, and
 * those that are no UTF-8 are refused for it.
 */
public class Encodings {

    private static final Set<String> READ = Set.of("utf-8", "us-ascii", "iso-8859-1");

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request) {
        refusal(request.getHeaderString(HttpHeaders.CONTENT_ENCODING), request.getMediaType())
                .ifPresent(why -> {
                    throw new ProblemException(ErrorCode.MEDIA_TYPE_UNSUPPORTED, why);
                });
    }

    /**
     * Why a body in this form is refused; empty when it is not.
     *
     * @param coding Content-Encoding, null for none
     * @param type Content-Type, null for none
     */
    public static Optional<String> refusal(@Nullable String coding, @Nullable MediaType type) {
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            return Optional.of("A compressed body is not read here.");
        }
        if (type != null && type.getSubtype().endsWith("json")) {
            String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
            if (!READ.contains(charset.toLowerCase(Locale.ROOT))) {
                return Optional.of("JSON is read in UTF-8 only.");
            }
        }
        return Optional.empty();
    }
}
