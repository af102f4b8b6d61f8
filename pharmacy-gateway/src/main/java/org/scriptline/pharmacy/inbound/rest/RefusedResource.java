package org.scriptline.pharmacy.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.web.QueryNumber;
import org.scriptline.kit.web.TimeCursor;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.inbound.ReceivedDocuments;
import org.scriptline.pharmacy.inbound.RefusedMessage;
import org.scriptline.pharmacy.inbound.UnkeptMessages;
import org.scriptline.pharmacy.inbound.store.RefusedLists;
import org.scriptline.pharmacy.inbound.store.RefusedMessages;
import org.scriptline.pharmacy.inbound.store.TakingMessages;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.xml.ScriptReader;

/** What came to the SCRIPT face and was no message, for operations, who see the content for a reason only and may have it taken after all. */
@Path("/inbound/refused")
@Produces(MediaType.APPLICATION_JSON)
public class RefusedResource {

    private static final int LARGEST_PAGE = 200;

    private static final int LONGEST_SENDER = 100;

    private final RefusedMessages messages;
    private final RefusedLists lists;
    private final TakingMessages taking;
    private final ReceivedDocuments documents;
    private final CurrentCaller caller;

    public RefusedResource(
            RefusedMessages messages,
            RefusedLists lists,
            TakingMessages taking,
            ScriptReader reader,
            CurrentCaller caller) {
        this.messages = messages;
        this.lists = lists;
        this.taking = taking;
        this.documents = new ReceivedDocuments(reader);
        this.caller = caller;
    }

    /**
     * The latest first.
     *
     * @param next the cursor of older ones
     * @param unkept hours in which a sender sent more that was not read than is kept; the same on every page
     */
    public record Page(List<RefusedMessage> items, @Nullable String next, List<UnkeptMessages> unkept) {}

    /** What one organisation's token came with, or all of them when no {@code sender} is given. */
    @GET
    @RolesAllowed("ops")
    public Page list(
            @QueryParam("sender") @Nullable String sender,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("200")
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = QueryNumber.between("limit", limit, 1, LARGEST_PAGE);
        if (sender != null && !organisation(sender)) {
            throw new ProblemException(
                            ErrorCode.PARAMETER_INVALID,
                            "sender is an organisation's name of at most " + LONGEST_SENDER + " characters.")
                    .withField("sender");
        }
        List<RefusedMessage> found = lists.latest(sender, cursor == null ? null : after(cursor), most + 1);
        List<RefusedMessage> page = found.size() > most ? found.subList(0, most) : found;
        return new Page(page, found.size() > most ? cursor(page.getLast()) : null, lists.unkept(sender, LARGEST_PAGE));
    }

    private static boolean organisation(String sender) {
        return sender.length() <= LONGEST_SENDER && sender.chars().noneMatch(Character::isISOControl);
    }

    private static String cursor(RefusedMessage last) {
        return new TimeCursor(last.receivedAt(), last.id().toString()).text();
    }

    private static RefusedLists.After after(String text) {
        TimeCursor cursor = TimeCursor.of(text);
        try {
            return new RefusedLists.After(cursor.at(), UUID.fromString(cursor.id()));
        } catch (IllegalArgumentException anotherList) {
            throw TimeCursor.none();
        }
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
