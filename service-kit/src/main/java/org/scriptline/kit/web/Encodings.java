package org.scriptline.kit.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
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
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new ProblemException(ErrorCode.MEDIA_TYPE_UNSUPPORTED, "A compressed body is not read here.");
        }
        MediaType type = request.getMediaType();
        if (type != null && type.getSubtype().endsWith("json")) {
            String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
            if (!READ.contains(charset.toLowerCase(Locale.ROOT))) {
                throw new ProblemException(ErrorCode.MEDIA_TYPE_UNSUPPORTED, "JSON is read in UTF-8 only.");
            }
        }
    }
}
