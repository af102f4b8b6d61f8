package org.scriptline.kit.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** Refuses JSON that says it is in another encoding than UTF-8 (RFC 8259, 8.1), and bodies that say they are compressed. */
public class Encodings {

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request) {
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new ProblemException(ErrorCode.MEDIA_TYPE_UNSUPPORTED, "A compressed body is not read here.");
        }
        MediaType type = request.getMediaType();
        if (type != null && type.getSubtype().endsWith("json")) {
            String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
            if (!charset.equalsIgnoreCase("utf-8")) {
                throw new ProblemException(ErrorCode.MEDIA_TYPE_UNSUPPORTED, "JSON is read in UTF-8 only.");
            }
        }
    }
}
