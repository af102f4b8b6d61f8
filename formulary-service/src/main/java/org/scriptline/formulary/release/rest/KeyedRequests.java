package org.scriptline.formulary.release.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;

/**
 * Runs a change of releases once for each {@code Idempotency-Key}.
 *
 * <p>A load is longer than one transaction should be, so it runs beside the key's transaction, which only holds the
 * key. That is safe because a load is idempotent by itself: equal content is the same release.
 */
@ApplicationScoped
public class KeyedRequests {

    private final Database database;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    public KeyedRequests(Database database, Idempotency idempotency, CurrentCaller caller) {
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** What an answer shows, named by its id. */
    public interface Identified {
        String id();

        /** What only the first answer knows and a repeat is told as well, a line each; empty when there is nothing. */
        default List<String> notes() {
            return List.of();
        }
    }

    /** Rebuilds an earlier answer. */
    public interface Again {
        Response answer(int status, String releaseId, List<String> notes);
    }

    /** @param change gives an answer whose body is {@link Identified} */
    public Response once(
            @Nullable String key, String operation, byte[] body, Function<String, Response> change, Again again) {
        Caller who = caller.caller();
        String actor = who.actor().name();
        if (key == null) {
            return change.apply(actor);
        }
        IdempotencyKey scoped = IdempotencyKey.of(who, key, operation, body);
        return database.inTransaction(transaction -> {
            Optional<StoredOutcome> earlier = idempotency.begin(transaction, scoped);
            if (earlier.isPresent()) {
                List<String> kept = earlier.get().resource().lines().toList();
                return again.answer(earlier.get().status(), kept.getFirst(), kept.subList(1, kept.size()));
            }
            Response response = change.apply(actor);
            idempotency.complete(
                    transaction,
                    scoped,
                    new StoredOutcome(response.getStatus(), kept((Identified) response.getEntity()), 0));
            return response;
        });
    }

    private static String kept(Identified shown) {
        return Stream.concat(Stream.of(shown.id()), shown.notes().stream().map(KeyedRequests::line))
                .collect(Collectors.joining("\n"));
    }

    /** A file may have any name. */
    private static String line(String note) {
        return note.replaceAll("\\R", " ");
    }
}
