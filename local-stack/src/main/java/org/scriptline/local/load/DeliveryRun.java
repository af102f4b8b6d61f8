package org.scriptline.local.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Practice;
import org.scriptline.local.client.Scriptline;
import org.scriptline.local.http.HttpAnswer;
import org.scriptline.local.http.KeptConnections;
import org.scriptline.local.stack.Addresses;

/**
 * Releases prescriptions at a fixed rate to twenty pharmacies, open loop, on a stack of pharmacy-gateway alone; afterwards compares what it sent with the
 * gateway's tables and the pharmacies' ledger.
 *
 * <pre>
 *   cheapest answer ─▶ warm-up ─▶ ½ healthy ─▶ some dead ─▶ healthy ─▶ … ─▶ some dead ─▶ ½ healthy ─▶ everything has arrived
 * </pre>
 *
 * Healthy seconds and those with dead pharmacies take turns, and after each everything arrives first, so that a machine that grows busier, a stack that grows
 * warmer or a backlog that is worked off does not look like the effect of the dead.
 */
final class DeliveryRun {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** A dead pharmacy's backlog waits for the pause before its next attempt, ten seconds on a local stack. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** How often healthy and dead take turns at most. */
    private static final int MOST_ROUNDS = 4;

    /** A round shorter than this, in seconds, would be mostly the pharmacies' dying and coming back. */
    private static final int SHORTEST_ROUND = 10;

    /** For so many seconds the cheapest answer is asked for. */
    private static final int BARE_SECONDS = 10;

    private static final Pattern RESTING = Pattern.compile("(?m)^scriptline_delivery_resting(?:\\{[^}]*})? ([0-9.]+)$");

    private final Addresses addresses;
    private final double rate;
    private final PrintWriter out;
    private final List<SentOrder> sent = new ArrayList<>();
    private final List<DeadPharmacy> dead = new ArrayList<>();
    private OptionalInt resting = OptionalInt.empty();
    private @Nullable Usage usageWithDead;

    /** @param rate deliveries per second, above 0 */
    DeliveryRun(Addresses addresses, double rate, PrintWriter out) {
        this.addresses = addresses;
        this.rate = rate;
        this.out = out;
    }

    /**
     * @param seconds of each stretch that is measured
     * @param warmUp seconds at the same rate before that
     * @param deadPharmacies how many are dead in a second stretch, 0 for no second one
     * @param acceptOnly whether no Verify and no RxFill comes back
     */
    DeliveryReport run(int seconds, int warmUp, int deadPharmacies, boolean acceptOnly)
            throws IOException, InterruptedException, SQLException {
        if (acceptOnly) {
            for (String pharmacy : Releases.pharmacies()) {
                behave(pharmacy, "ACCEPTS_ONLY");
            }
        }
        String behaviour = acceptOnly ? "ACCEPTS_ONLY" : "HEALTHY";
        QuestionRun.Phase bare = bare(Math.min(seconds, BARE_SECONDS));
        try (Releases releases = new Releases(addresses.kafka());
                GatewayTables tables = new GatewayTables(addresses.administration("pharmacy"))) {
            say("Warming up for %d seconds …".formatted(warmUp));
            stretch(releases, Stretch.WARM_UP, 0, warmUp);
            settle(tables);
            say("Releasing %.0f prescriptions per second for %d seconds …".formatted(rate, seconds));
            Usage usage;
            if (deadPharmacies == 0) {
                usage = measured(releases, Stretch.ALL_HEALTHY, 0, seconds);
            } else {
                usage = inTurns(releases, tables, seconds, deadPharmacies, behaviour);
            }
            say("Waiting until everything has arrived …");
            boolean settled = settle(tables);
            return new DeliveryReport(
                    rate,
                    seconds,
                    new DeliveryFigures(
                            List.copyOf(sent), tables.orders(), Arrivals.all(addresses.simulator()), List.copyOf(dead)),
                    bare.times(),
                    bare.troubles(),
                    usage,
                    Optional.ofNullable(usageWithDead),
                    resting,
                    releases.refused(),
                    settled);
        }
    }

    /** The gateway's cheapest answer, at the same rate: what HTTP itself costs on this machine in this minute. */
    private QuestionRun.Phase bare(int seconds) throws InterruptedException {
        try (Scriptline client = new Scriptline(addresses::service, addresses.tokens()::of)) {
            Call cheapest = Call.get(Practice.ELM_STREET.who(), Call.PHARMACY_GATEWAY, "/q/health/live");
            QuestionRun.phase(client, rate, seconds / 2, any -> cheapest, answer -> answer.status() == 200);
            return QuestionRun.phase(client, rate, seconds, any -> cheapest, answer -> answer.status() == 200);
        }
    }

    private void stretch(Releases releases, Stretch which, int round, int seconds) {
        long total = Math.round(rate * seconds);
        Start begin = Start.now();
        for (long i = 0; i < total; i++) {
            Start start = begin.plusNanos((long) (i * 1e9 / rate));
            start.await();
            sent.add(releases.release(which, round, start.instant()));
        }
    }

    private Usage measured(Releases releases, Stretch which, int round, int seconds)
            throws InterruptedException, SQLException {
        UsageMeter meter = new UsageMeter(addresses);
        meter.begin();
        stretch(releases, which, round, seconds);
        return meter.end(0);
    }

    /** What the healthy rounds cost together. */
    private Usage inTurns(Releases releases, GatewayTables tables, int seconds, int count, String healthy)
            throws IOException, InterruptedException, SQLException {
        int rounds = Math.max(1, Math.min(MOST_ROUNDS, seconds / SHORTEST_ROUND));
        say("In turns with %d of %d pharmacies dead, %d times …".formatted(count, Cohort.POSTED_TO, rounds));
        Usage all = measured(releases, Stretch.ALL_HEALTHY, 0, (share(seconds, rounds, 0) + 1) / 2);
        Map<String, Long> attempts = new HashMap<>();
        for (int round = 0; round < rounds; round++) {
            settle(tables);
            withDead(releases, tables, round, share(seconds, rounds, round), count, healthy)
                    .forEach((pharmacy, made) -> attempts.merge(pharmacy, made, Long::sum));
            settle(tables);
            int length = round == rounds - 1 ? share(seconds, rounds, 0) / 2 : share(seconds, rounds, round + 1);
            all = all.plus(measured(releases, Stretch.ALL_HEALTHY, round + 1, length));
        }
        for (int i = 0; i < count; i++) {
            String pharmacy = Releases.pharmacies().get(i);
            long orders = sent.stream()
                    .filter(order -> order.stretch() == Stretch.SOME_DEAD
                            && order.pharmacy().equals(pharmacy))
                    .count();
            dead.add(
                    new DeadPharmacy(pharmacy, DeadPharmacy.behaviour(i), orders, attempts.getOrDefault(pharmacy, 0L)));
        }
        return all;
    }

    /** The seconds of one round; all together make the whole. */
    static int share(int seconds, int rounds, int round) {
        return seconds / rounds + (round < seconds % rounds ? 1 : 0);
    }

    /** One round, and the attempts that the gateway made in it by pharmacy. */
    private Map<String, Long> withDead(
            Releases releases, GatewayTables tables, int round, int seconds, int count, String healthy)
            throws IOException, InterruptedException, SQLException {
        List<String> sick = Releases.pharmacies().subList(0, count);
        for (int i = 0; i < count; i++) {
            behave(sick.get(i), DeadPharmacy.behaviour(i));
        }
        Instant begin = Instant.now();
        Usage spent = measured(releases, Stretch.SOME_DEAD, round, seconds);
        usageWithDead = usageWithDead == null ? spent : usageWithDead.plus(spent);
        resting = resting();
        Map<String, Long> attempts = tables.attempts(begin);
        for (String pharmacy : sick) {
            behave(pharmacy, healthy);
        }
        return attempts;
    }

    /** Waits until the gateway has every order and nothing is on its way or waits; says whether it came to that. */
    private boolean settle(GatewayTables tables) throws SQLException, InterruptedException {
        Start begin = Start.now();
        while (begin.elapsed().compareTo(PATIENCE) < 0) {
            GatewayTables.Standing standing = tables.standing();
            if (standing.orders() >= sent.size() && standing.waiting() == 0) {
                return true;
            }
            Thread.sleep(LOOK);
        }
        return false;
    }

    private void behave(String pharmacy, String behaviour) throws IOException {
        HttpAnswer answer = call("POST", addresses.simulator() + "/control/" + pharmacy + "/behave?as=" + behaviour);
        if (answer.status() != 200) {
            throw new IOException("the pharmacies answer a change of behaviour with status " + answer.status());
        }
    }

    private OptionalInt resting() throws IOException {
        HttpAnswer answer = call("GET", addresses.service("pharmacy-gateway") + "/q/metrics");
        return resting(answer.text());
    }

    /** How many pharmacies rest, by the gateway's metrics; empty when they do not say. */
    static OptionalInt resting(String metrics) {
        Matcher line = RESTING.matcher(metrics);
        return line.find() ? OptionalInt.of((int) Double.parseDouble(line.group(1))) : OptionalInt.empty();
    }

    private static HttpAnswer call(String method, String address) throws IOException {
        try (KeptConnections connections = new KeptConnections(CONNECT, ANSWER)) {
            return connections.send(method, URI.create(address), Map.of(), null);
        }
    }

    private void say(String sentence) {
        out.println(sentence);
        out.flush();
    }
}
