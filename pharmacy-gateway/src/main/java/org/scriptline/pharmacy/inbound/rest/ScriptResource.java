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
import org.scriptline.pharmacy.inbound.store.RefusedMessages;
import org.scriptline.pharmacy.inbound.store.TakingMessages;
import org.scriptline.pharmacy.script.GetMessage;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.xml.ScriptReader;

/** Messages from pharmacies. The answer says Status only when everything is committed. */
@Path("/script")
public class ScriptResource {

    private final TakingMessages taking;
    private final ScriptReader reader;
    private final ScriptAnswers answers;
    private final MailboxDesk mailboxes;
    private final RefusedMessages refused;
    private final ReceivedFindings findings;
    private final CurrentCaller caller;

    public ScriptResource(
            TakingMessages taking,
            ScriptReader reader,
            ScriptAnswers answers,
            MailboxDesk mailboxes,
            RefusedMessages refused,
            ReceivedFindings findings,
            CurrentCaller caller) {
        this.taking = taking;
        this.reader = reader;
        this.answers = answers;
        this.mailboxes = mailboxes;
        this.refused = refused;
        this.findings = findings;
        this.caller = caller;
    }

    @POST
    @Blocking
    @RolesAllowed("pharmacist")
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML, MediaType.TEXT_PLAIN})
    @Produces(MediaType.APPLICATION_XML)
    public Response take(byte @Nullable [] document) {
        Caller sender = caller.caller();
        byte[] bytes = document == null ? new byte[0] : document;
        return switch (reader.read(bytes)) {
            case Reading.Unreadable unreadable -> refuse(sender, unreadable.code(), unreadable.why(), bytes);
            case Reading.Readable readable -> take(readable, bytes, sender);
        };
    }

    private Response take(Reading.Readable readable, byte[] document, Caller sender) {
        Message message = readable.message();
        if (!message.header().from().id().equals(sender.org())) {
            throw refuseAnothersName(sender, document);
        }
        findings.of(readable, document);
        if (message.body() instanceof GetMessage) {
            return Response.ok(mailboxes.answer(message, readable.version(), sender.actor()))
                    .build();
        }
        InboundAnswer answer = taking.take(message, document, sender.actor());
        return Response.ok(answers.to(message, readable.version(), answer)).build();
    }

    /** Kept for operations under the name of the token; whoever was named hears nothing of it. */
    private ProblemException refuseAnothersName(Caller sender, byte[] document) {
        ErrorCode code = ErrorCode.SCRIPT_SENDER_MISMATCH;
        refused.keep(String.valueOf(sender.org()), code, "From is not the token's organisation", document);
        return new ProblemException(code);
    }

    /** Kept for operations before it is told. */
    private Response refuse(Caller sender, ErrorCode code, String why, byte[] document) {
        refused.keep(String.valueOf(sender.org()), code, why, document);
        return Response.status(code.category().httpStatus())
                .entity(answers.toNobody(InboundAnswer.of(code, why)))
                .build();
    }
}
