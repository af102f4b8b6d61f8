package org.scriptline.kit.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.web.Correlation;

/**
 * Counts what the driver sends to PostgreSQL: every statement, {@code begin} and {@code commit} with them, and every row
 * of a JDBC batch. A request's are told from the background's by its correlation id, a batch's by its thread. What the
 * driver asks for itself does not count: on a connection that is new it looks up its types.
 */
public final class Statements {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private static final String TYPES = "org.postgresql.jdbc.TypeInfoCache";

    private Statements() {}

    /** Something that is counted, with its answer. */
    @FunctionalInterface
    public interface Request {
        Wire.Answer send(Map<String, String> headers);
    }

    /** The statements of one request, and its status. */
    public record Counted(int statements, int status) {}

    /** Counts a request. */
    public static Counted of(Request request) {
        String id = "count-" + UUID.randomUUID();
        AtomicInteger count = new AtomicInteger();
        Wire.Answer[] answer = new Wire.Answer[1];
        during(
                count,
                () -> Correlation.current().equals(id),
                () -> answer[0] = request.send(new TreeMap<>(Map.of(Correlation.HEADER, id))));
        return new Counted(count.get(), answer[0].status());
    }

    /** Counts what the calling thread does. */
    public static int here(Runnable work) {
        Thread caller = Thread.currentThread();
        AtomicInteger count = new AtomicInteger();
        during(count, () -> Thread.currentThread().equals(caller), work);
        return count.get();
    }

    private static boolean lookingUpTypes() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(TYPES)));
    }

    private static void during(AtomicInteger count, BooleanSupplier ours, Runnable work) {
        @Nullable Level level = DRIVER.getLevel();
        boolean parents = DRIVER.getUseParentHandlers();
        Handler counting = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (String.valueOf(entry.getMessage()).startsWith(" FE=> Execute(")
                        && ours.getAsBoolean()
                        && !lookingUpTypes()) {
                    count.incrementAndGet();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        counting.setLevel(Level.ALL);
        DRIVER.addHandler(counting);
        DRIVER.setUseParentHandlers(false);
        DRIVER.setLevel(Level.FINEST);
        try {
            work.run();
        } finally {
            DRIVER.setLevel(level);
            DRIVER.setUseParentHandlers(parents);
            DRIVER.removeHandler(counting);
        }
    }
}
