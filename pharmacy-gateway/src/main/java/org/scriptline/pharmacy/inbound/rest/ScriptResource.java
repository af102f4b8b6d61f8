package org.scriptline.pharmacy.inbound.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.inbound.store.TakingMessages;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.ScriptReader;

/** Messages from pharmacies. The answer says Status only when everything is committed. */
@Path("/script")
public class ScriptResource {

    private final TakingMessages taking;
    private final ScriptReader reader;
    private final ScriptAnswers answers;
    private final CurrentCaller caller;

    public ScriptResource(TakingMessages taking, ScriptReader reader, ScriptAnswers answers, CurrentCaller caller) {
        this.taking = taking;
        this.reader = reader;
        this.answers = answers;
        this.caller = caller;
    }

    @POST
    @Blocking
    @RolesAllowed("pharmacist")
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML, MediaType.TEXT_PLAIN})
    @Produces(MediaType.APPLICATION_XML)
    public Response take(byte @Nullable [] document) {
        Caller sender = caller.caller();
        return switch (reader.read(document == null ? new byte[0] : document)) {
            case Reading.Unreadable unreadable ->
                answer(unreadable.code(), answers.toNobody(InboundAnswer.rejected(unreadable.why())));
            case Reading.Readable readable -> take(readable.message(), document, sender);
        };
    }

    private Response take(Message message, byte @Nullable [] document, Caller sender) {
        if (!message.header().from().id().equals(sender.org())) {
            throw new ProblemException(ErrorCode.SCRIPT_SENDER_MISMATCH);
        }
        InboundAnswer answer = taking.take(message, document == null ? new byte[0] : document, sender.actor());
        return Response.ok(answers.to(message, answer)).build();
    }

    private static Response answer(ErrorCode code, byte[] xml) {
        return Response.status(code.category().httpStatus()).entity(xml).build();
    }
}
