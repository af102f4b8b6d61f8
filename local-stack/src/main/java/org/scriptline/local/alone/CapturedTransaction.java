package org.scriptline.local.alone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one transaction, and the earlier transactions that must be through before it may be carried out again: those of
 * its own session, the last that named one of its identifiers, and for a relay that takes rows away, all that had ended before.
 */
final class CapturedTransaction {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String TAKES_AWAY = "delete from outbox";

    private final List<CapturedStatement> statements;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Set<CapturedTransaction> before = Set.of();

    private CapturedTransaction(List<CapturedStatement> statements) {
        this.statements = statements;
    }

    /** In the order in which they began, each with what it waits for. */
    static List<CapturedTransaction> of(List<CapturedStatement> statements) {
        Map<String, List<CapturedStatement>> byTransaction = new LinkedHashMap<>();
        for (CapturedStatement statement : statements) {
            byTransaction
                    .computeIfAbsent(statement.session() + " " + statement.transaction(), any -> new ArrayList<>())
                    .add(statement);
        }
        List<CapturedTransaction> all = byTransaction.values().stream()
                .map(CapturedTransaction::new)
                .sorted(Comparator.comparingDouble(CapturedTransaction::startMillis))
                .toList();
        order(all);
        return all;
    }

    private static void order(List<CapturedTransaction> all) {
        Map<String, CapturedTransaction> last = new HashMap<>();
        List<CapturedTransaction> earlier = new ArrayList<>();
        for (CapturedTransaction transaction : all) {
            Set<CapturedTransaction> before = new HashSet<>();
            for (String mark : transaction.marks()) {
                CapturedTransaction previous = last.put(mark, transaction);
                if (previous != null) {
                    before.add(previous);
                }
            }
            if (transaction.takesAway()) {
                earlier.stream()
                        .filter(one -> one.database().equals(transaction.database())
                                && one.endMillis() < transaction.startMillis())
                        .forEach(before::add);
            }
            transaction.before = before;
            earlier.add(transaction);
        }
    }

    private Collection<String> marks() {
        Set<String> marks = new HashSet<>();
        marks.add("session " + session());
        for (CapturedStatement statement : statements) {
            for (@Nullable String value : statement.values()) {
                if (value != null && !value.startsWith("\\x")) {
                    UUID.matcher(value).results().forEach(found -> marks.add(database() + " " + found.group()));
                }
            }
        }
        return marks;
    }

    private boolean takesAway() {
        return statements.stream()
                .anyMatch(
                        one -> one.sql().stripLeading().toLowerCase(Locale.ROOT).startsWith(TAKES_AWAY));
    }

    List<CapturedStatement> statements() {
        return statements;
    }

    long session() {
        return statements.get(0).session();
    }

    String database() {
        return statements.get(0).database();
    }

    double startMillis() {
        return statements.get(0).startMillis();
    }

    double endMillis() {
        return statements.get(statements.size() - 1).endMillis();
    }

    /** Returns when everything that it waits for is through. */
    void awaitOthers() {
        before.forEach(one -> one.done.join());
        before = Set.of();
    }

    void through() {
        done.complete(null);
    }
}
