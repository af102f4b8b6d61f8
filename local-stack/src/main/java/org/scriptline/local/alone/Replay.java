package org.scriptline.local.alone;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.stack.DatabaseAccess;

/** Carries captured transactions out again, as fast as the server takes them, on one connection for each session of the capture. */
final class Replay {

    private final Function<String, DatabaseAccess> database;
    private final AtomicLong failed = new AtomicLong();

    /** @param database gives access to the copy of a database */
    Replay(Function<String, DatabaseAccess> database) {
        this.database = database;
    }

    /** How long it took from the first to the last; the connections are open before. */
    Duration run(List<CapturedTransaction> transactions) throws SQLException, InterruptedException {
        Map<Long, List<CapturedTransaction>> bySession = new LinkedHashMap<>();
        transactions.forEach(one -> bySession
                .computeIfAbsent(one.session(), any -> new ArrayList<>())
                .add(one));
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (List<CapturedTransaction> session : bySession.values()) {
            DatabaseAccess access = database.apply(session.get(0).database());
            Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
            connection.setAutoCommit(false);
            threads.add(Thread.ofPlatform().start(() -> replay(connection, session, go)));
        }
        long began = System.nanoTime();
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Transactions that the copy refused; the rest of such a one was left out. */
    long failed() {
        return failed.get();
    }

    private void replay(Connection connection, List<CapturedTransaction> session, CountDownLatch go) {
        try (connection) {
            go.await();
            Map<String, PreparedStatement> prepared = new LinkedHashMap<>();
            for (CapturedTransaction transaction : session) {
                transaction.awaitOthers();
                try {
                    for (CapturedStatement statement : transaction.statements()) {
                        execute(connection, statement, prepared);
                    }
                    connection.commit();
                } catch (SQLException refused) {
                    failed.incrementAndGet();
                    connection.rollback();
                } finally {
                    transaction.through();
                }
            }
        } catch (SQLException e) {
            session.forEach(CapturedTransaction::through);
            throw new IllegalStateException("a connection to the copied databases broke", e);
        } catch (InterruptedException e) {
            session.forEach(CapturedTransaction::through);
            Thread.currentThread().interrupt();
        }
    }

    private static void execute(
            Connection connection, CapturedStatement captured, Map<String, PreparedStatement> prepared)
            throws SQLException {
        PreparedStatement statement = prepared.get(captured.sql());
        if (statement == null) {
            statement = connection.prepareStatement(captured.sql());
            prepared.put(captured.sql(), statement);
        }
        int place = 1;
        for (@Nullable String value : captured.values()) {
            if (value == null) {
                statement.setNull(place++, Types.NULL);
            } else {
                // As text of no stated type: the server infers it, as from a literal.
                statement.setObject(place++, value, Types.OTHER);
            }
        }
        statement.execute();
    }
}
