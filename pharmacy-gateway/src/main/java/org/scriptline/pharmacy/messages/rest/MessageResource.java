package org.scriptline.pharmacy.messages.rest;

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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.web.QueryNumber;
import org.scriptline.kit.web.QueryWord;
import org.scriptline.kit.web.TimeCursor;
import org.scriptline.pharmacy.delivery.store.UnsettledMessages;
import org.scriptline.pharmacy.messages.Attempt;
import org.scriptline.pharmacy.messages.KeptMessage;
import org.scriptline.pharmacy.messages.MessageQuestion;
import org.scriptline.pharmacy.messages.store.MessageHistory;

/** Every message to and from pharmacies with its history, for operations. The content needs a reason and is audited. */
@Path("/messages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class MessageResource {

    private static final int DONE = 200;
    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_HOURS = 31 * 24;

    private final Database database;
    private final MessageHistory history;
    private final UnsettledMessages unsettled;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final Clock clock;

    public MessageResource(
            Database database,
            MessageHistory history,
            UnsettledMessages unsettled,
            Idempotency idempotency,
            CurrentCaller caller,
            Clock clock) {
        this.database = database;
        this.history = history;
        this.unsettled = unsettled;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    /** The newest first; {@code next} is the cursor of older ones. */
    public record Page(List<KeptMessage> items, @Nullable String next) {}

    /** A message with what was done to deliver it. */
    public record Detail(KeptMessage message, List<Attempt> attempts) {}

    /** Why somebody looks. */
    public record Because(@Nullable String reason) {}

    /**
     * What operations have seen to, and why it waits no more: one message of ours by its id, or all that a pharmacy answered with one code.
     *
     * @param code 601 or 700, with {@code pharmacy}
     */
    public record Settling(
            @Nullable String message,
            @Nullable String pharmacy,
            @Nullable String code,
            @Nullable String reason) {}

    /** How many messages waited. */
    public record Settled(int settled) {}

    /** The bytes: as text when they are UTF-8, and always as base64. */
    public record Payload(String id, String text, String base64) {}

    @GET
    public Page list(
            @QueryParam("prescription") @Nullable String prescription,
            @QueryParam("pharmacy") @Nullable String pharmacy,
            @QueryParam("direction") @Nullable String direction,
            @QueryParam("kind") @Nullable String kind,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("unmatched") @DefaultValue("false")
                    String unmatched,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("unsettled") @DefaultValue("false")
                    String onlyUnsettled,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("hours") @DefaultValue("24")
                    String hours,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("50")
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = QueryNumber.between("limit", limit, 1, LARGEST_PAGE);
        Duration back = Duration.ofHours(QueryNumber.between("hours", hours, 1, MOST_HOURS));
        if (pharmacy != null && !pharmacy.matches("[0-9]{7}")) {
            throw wrong("pharmacy", "pharmacy is an NCPDP id of seven digits.");
        }
        MessageQuestion question = new MessageQuestion(
                prescription == null ? null : uuid(prescription),
                pharmacy,
                direction == null ? null : QueryWord.oneOf("direction", direction, "in", "out"),
                kind == null
                        ? null
                        : QueryWord.oneOf("kind", kind, MessageQuestion.kinds().toArray(String[]::new)),
                QueryWord.flag("unmatched", unmatched),
                QueryWord.flag("unsettled", onlyUnsettled),
                clock.instant().minus(back));
        MessageHistory.After after = cursor == null ? null : after(cursor);
        List<KeptMessage> found = database.read(connection -> history.find(connection, question, after, most + 1));
        List<KeptMessage> page = found.size() > most ? found.subList(0, most) : found;
        return new Page(page, found.size() > most ? cursor(page.getLast()).text() : null);
    }

    @GET
    @Path("/{id}")
    public Detail one(@PathParam("id") String id) {
        MessageAddress address = MessageAddress.of(id);
        return database.read(connection -> {
            KeptMessage message = found(connection, address);
            return new Detail(
                    message,
                    address instanceof MessageAddress.Out out ? history.attempts(connection, out.id()) : List.of());
        });
    }

    @POST
    @Path("/{id}/payload")
    public Payload payload(@PathParam("id") String id, @Nullable Because because) {
        String reason = reason(because == null ? null : because.reason());
        MessageAddress address = MessageAddress.of(id);
        byte[] bytes = database.inTransaction(transaction -> {
            found(transaction.connection(), address);
            transaction.audit(new AuditEntry(
                    caller.caller().actor(), "read-message-payload", "script-message", id, "done", reason));
            return switch (address) {
                case MessageAddress.Out out -> history.sent(transaction.connection(), out.id());
                case MessageAddress.In in -> history.received(transaction.connection(), in.sender(), in.messageId());
            };
        });
        return new Payload(
                id,
                new String(bytes, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(bytes));
    }

    /** Nothing is sent: whether it goes once more is the prescriber's decision. The same again changes nothing. */
    @POST
    @Path("/settle")
    public Settled settle(@HeaderParam("Idempotency-Key") @Nullable String header, @Nullable Settling settling) {
        Settling given = settling == null ? new Settling(null, null, null, null) : settling;
        String reason = reason(given.reason());
        Caller who = caller.caller();
        IdempotencyKey key = IdempotencyKey.ofHeader(
                who, header, "settle-messages", given.message(), given.pharmacy(), given.code(), reason);
        StoredOutcome outcome = database.inTransaction(transaction -> idempotency.once(
                transaction,
                key,
                within -> new StoredOutcome(DONE, Integer.toString(settle(within, given, reason, who.actor())), 0)));
        return new Settled(Integer.parseInt(outcome.resource()));
    }

    private int settle(Transaction transaction, Settling given, String reason, Actor who) throws SQLException {
        if (given.message() != null) {
            MessageAddress address = MessageAddress.of(given.message());
            found(transaction.connection(), address);
            return address instanceof MessageAddress.Out out ? unsettled.settle(transaction, out.id(), reason, who) : 0;
        }
        if (given.pharmacy() == null || !given.pharmacy().matches("[0-9]{7}")) {
            throw new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, "message, or pharmacy with code, is needed.")
                    .withField("pharmacy");
        }
        if (given.code() == null || !given.code().matches("601|700")) {
            throw new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, "code is 601 or 700.").withField("code");
        }
        return unsettled.settle(transaction, given.pharmacy(), given.code(), reason, who);
    }

    private static String reason(@Nullable String given) {
        String reason = given == null ? "" : given.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new ProblemException(ErrorCode.REASON_INVALID, "A reason in words is needed, at most 500 characters.")
                    .withField("reason");
        }
        return reason;
    }

    private KeptMessage found(Connection connection, MessageAddress address) throws SQLException {
        Optional<KeptMessage> message = switch (address) {
            case MessageAddress.Out out -> history.out(connection, out.id());
            case MessageAddress.In in -> history.in(connection, in.sender(), in.messageId());
        };
        return message.orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw wrong("prescription", "prescription is the prescription's id.");
        }
    }

    private static TimeCursor cursor(KeptMessage last) {
        return new TimeCursor(last.at(), last.id());
    }

    private static MessageHistory.After after(String text) {
        TimeCursor cursor = TimeCursor.of(text);
        return new MessageHistory.After(cursor.at(), cursor.id());
    }

    private static ProblemException wrong(String field, String detail) {
        return new ProblemException(ErrorCode.PARAMETER_INVALID, detail).withField(field);
    }
}
