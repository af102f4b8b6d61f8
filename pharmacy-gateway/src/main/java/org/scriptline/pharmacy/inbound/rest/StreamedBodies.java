package org.scriptline.pharmacy.inbound.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.security.Role;
import org.scriptline.kit.web.RequestFilters;
import org.scriptline.pharmacy.inbound.store.RefusedMessages.Beginning;

/** Messages of pharmacies that do not say how long they are and turn out too large while they are read: their beginning is kept for operations. */
public class StreamedBodies {

    private final UnreadMessages unread;
    private final CurrentCaller caller;

    public StreamedBodies(UnreadMessages unread, CurrentCaller caller) {
        this.unread = unread;
        this.caller = caller;
    }

    @ServerRequestFilter
    public void watch(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null
                && request.getHeaderString("Transfer-Encoding") != null
                && ReadForms.faces(request.getUriInfo().getRequestUri().getPath())) {
            request.setEntityStream(new Watched(request.getEntityStream()));
        }
    }

    private void keep(byte[] beginning) {
        Caller sender = caller.caller();
        if (sender.role() == Role.PHARMACIST) {
            unread.keep(
                    sender.org(),
                    ErrorCode.BODY_TOO_LARGE,
                    ErrorCode.BODY_TOO_LARGE.title(),
                    Beginning.of(beginning, false, null));
        }
    }

    /** Remembers the beginning of what it gives, until it was too much, by its own count or by that of the limit for all requests. */
    private final class Watched extends FilterInputStream {

        private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        private long count;

        Watched(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some;
            try {
                some = super.read(buffer, offset, length);
            } catch (ProblemException limit) {
                throw tooLarge(limit);
            }
            if (some > 0) {
                count += some;
                beginning.write(buffer, offset, Math.min(some, Beginning.LARGEST - beginning.size()));
            }
            if (count > RequestFilters.BODY_LIMIT) {
                throw tooLarge(new ProblemException(ErrorCode.BODY_TOO_LARGE));
            }
            return some;
        }

        private ProblemException tooLarge(ProblemException problem) {
            if (problem.code() == ErrorCode.BODY_TOO_LARGE) {
                keep(beginning.toByteArray());
            }
            return problem;
        }
    }
}
