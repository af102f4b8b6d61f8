package org.scriptline.pharmacy.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.inbound.ReceivedDocuments;
import org.scriptline.pharmacy.inbound.RefusedMessage;
import org.scriptline.pharmacy.inbound.UnkeptMessages;
import org.scriptline.pharmacy.inbound.store.RefusedMessages;
import org.scriptline.pharmacy.inbound.store.TakingMessages;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.xml.ScriptReader;

/** What came to the SCRIPT face and was no message, for operations, who see the content for a reason only and may have it taken after all. */
@Path("/inbound/refused")
@Produces(MediaType.APPLICATION_JSON)
public class RefusedResource {

    private static final int LARGEST_PAGE = 200;

    private final RefusedMessages messages;
    private final TakingMessages taking;
    private final ReceivedDocuments documents;
    private final CurrentCaller caller;

    public RefusedResource(RefusedMessages messages, TakingMessages taking, ScriptReader reader, CurrentCaller caller) {
        this.messages = messages;
        this.taking = taking;
        this.documents = new ReceivedDocuments(reader);
        this.caller = caller;
    }

    /**
     * The latest ones.
     *
     * @param unkept hours in which a sender sent more that was not read than is kept
     */
    public record Page(List<RefusedMessage> items, List<UnkeptMessages> unkept) {}

    @GET
    @RolesAllowed("ops")
    public Page list() {
        return new Page(messages.latest(LARGEST_PAGE), messages.unkept(LARGEST_PAGE));
    }

    /** Why somebody looks. */
    public record Because(@Nullable String reason) {}

    /** The bytes: as text when they are UTF-8, and always as base64. */
    public record Payload(UUID id, String sender, String text, String base64) {}

    /**
     * Takes it after all.
     *
     * @param text the message as it ought to have been; null when the stored bytes are to be read again
     */
    public record Replay(@Nullable String reason, @Nullable String text) {}

    /** What the pharmacy would have been told. */
    public record Replayed(UUID id, String messageId, String answer) {}

    @POST
    @Path("/{id}/payload")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("ops")
    public Payload payload(@PathParam("id") String id, @Nullable Because because) {
        RefusedMessages.Stored stored = stored(id, Given.reason(because == null ? null : because.reason()));
        return new Payload(
                Given.uuid("id", id),
                stored.sender(),
                new String(stored.raw(), StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(stored.raw()));
    }

    /**
     * What came stays as it came; what is taken instead is kept as the message, in the name of who mended it. The message itself is taken once by its MessageID,
     * with or without an Idempotency-Key.
     */
    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("ops")
    public Replayed replay(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String header,
            @Nullable Replay replay) {
        String reason = Given.reason(replay == null ? null : replay.reason());
        String mended = replay == null ? null : replay.text();
        IdempotencyKey key = IdempotencyKey.ofHeader(caller.caller(), header, "replay-refused " + id, reason, mended);
        Optional<RefusedMessages.Told> earlier = messages.told(key);
        if (earlier.isPresent()) {
            return replayed(id, earlier.get());
        }
        RefusedMessages.Stored stored = stored(id, reason);
        if (mended == null && !stored.whole()) {
            throw new ProblemException(ErrorCode.MESSAGE_NOT_WHOLE);
        }
        byte[] bytes = mended == null ? stored.raw() : mended.getBytes(StandardCharsets.UTF_8);
        return switch (documents.read(bytes, stored.sender())) {
            case ReceivedDocuments.Received.Unreadable unreadable ->
                throw new ProblemException(unreadable.code(), unreadable.why());
            case ReceivedDocuments.Received.Messages read -> {
                RefusedMessages.Told told = take(read.messages(), bytes, stored.sender());
                yield replayed(
                        id,
                        messages.replayed(
                                Given.uuid("id", id),
                                told,
                                mended != null,
                                reason,
                                caller.caller().actor(),
                                key));
            }
        };
    }

    /** A report in FHIR may stand for several messages; their ids and answers stand side by side. */
    private RefusedMessages.Told take(List<Message> read, byte[] bytes, String sender) {
        if (!read.stream().allMatch(message -> message.header().from().id().equals(sender))) {
            throw new ProblemException(ErrorCode.SCRIPT_SENDER_MISMATCH);
        }
        List<String> ids = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (Message message : read) {
            InboundAnswer answer = taking.take(message, bytes, caller.caller().actor());
            ids.add(message.header().messageId());
            answers.add(answer.kind() + " " + answer.code());
        }
        return new RefusedMessages.Told(String.join(", ", ids), String.join(", ", answers));
    }

    private static Replayed replayed(String id, RefusedMessages.Told told) {
        return new Replayed(Given.uuid("id", id), told.messageId(), told.answer());
    }

    private RefusedMessages.Stored stored(String id, String reason) {
        return messages.read(Given.uuid("id", id), reason, caller.caller().actor())
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }
}
