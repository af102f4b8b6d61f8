package org.scriptline.local.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.command.StackOption;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./erx load}: whole lives at a fixed rate on a running stack, the figures, and the checker's verdict. */
@Command(name = "load", description = "Measures a running stack: whole lives of prescriptions at a fixed rate.")
public final class LoadCommand implements Callable<Integer> {

    private static final double HIGHEST_RATE = 5_000;
    private static final int LONGEST_SECONDS = 3_600;
    private static final int WARM_UP = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(60);

    /** A killed process is away for seconds, and what waited for it goes on with pauses that have grown. */
    private static final Duration LONGER_WITH_A_KILL = Duration.ofSeconds(120);

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "50",
            description = "Complete lives per second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "60",
            description = "How long lives are started (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description = "Seconds at the same rate beforehand that are checked and not measured (default: 10, and 60"
                    + " with --ask deliveries, which starts everything anew).")
    private @Nullable Integer warmUp;

    @Option(
            names = "--kill",
            paramLabel = "PROCESS",
            description = "SIGKILL this process after a third of the seconds and start it again three seconds later:"
                    + " postgres, kafka, issuer (with the pharmacies) or a service.")
    private @Nullable String victim;

    @Option(
            names = "--compare",
            description = "Also carry the services' own statements out on a copy of the databases alone, and print how"
                    + " the suite compares. Needs room for the copy.")
    private boolean compare;

    @Option(
            names = "--ask",
            paramLabel = "FACE",
            description = "Instead of lives, put questions to a face that only answers: screenings or coverage-checks."
                    + " Each is compared with the same service's cheapest answer in the same run. deliveries measures"
                    + " pharmacy-gateway alone, on a stack of its own, which it starts and takes down.")
    private @Nullable String face;

    @Option(
            names = "--dead",
            paramLabel = "N",
            defaultValue = "0",
            description = "With --ask deliveries: a second stretch of as many seconds in which N of the twenty"
                    + " pharmacies are dead, by turns saying nothing and cutting every connection, and what that does"
                    + " to the others.")
    private int dead;

    @Option(
            names = "--accept-only",
            description = "With --ask deliveries: pharmacies accept and send neither Verify nor RxFill.")
    private boolean acceptOnly;

    @Option(
            names = "--every-channel",
            description = "One life in six goes to pharmacies that fetch their messages, exchange files or take FHIR"
                    + " Tasks; they look once a second, so the figures are not those of the others.")
    private boolean everyChannel;

    @Option(names = "--report", paramLabel = "FILE", description = "Also write the figures there, as JSON.")
    private @Nullable Path report;

    @Mixin
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private StackOption stack;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (!(rate > 0 && rate <= HIGHEST_RATE) || seconds < 1 || seconds > LONGEST_SECONDS || warmUp(0) < 0) {
            throw new StackException("The rate must be above 0 and at most %.0f, the seconds from 1 to %d."
                    .formatted(HIGHEST_RATE, LONGEST_SECONDS));
        }
        Addresses addresses = stack.addresses();
        if (DeliveryLoad.FACE.equals(face)) {
            return deliver(addresses.ports().base(), spec.commandLine().getOut());
        }
        if (dead != 0 || acceptOnly) {
            throw new StackException("--dead and --accept-only go with --ask %s only.".formatted(DeliveryLoad.FACE));
        }
        if (!Files.exists(addresses.directory().readyMark())) {
            throw new StackException(
                    "No stack is running there: run ./erx up --detach%s first.".formatted(stack.hint()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (face != null) {
            return ask(face, addresses, out);
        }
        Optional<Kill> kill = Optional.ofNullable(victim).map(name -> new Kill(addresses, name, out));
        Measurement measurement = new Measurement(
                addresses,
                rate,
                everyChannel ? Cohort.EVERY_CHANNEL : Cohort.POSTED_TO,
                kill.isPresent() ? LONGER_WITH_A_KILL : LONGEST_LIFE,
                PATIENCE,
                out);
        Measurement.Result result = measurement.run(seconds, warmUp(WARM_UP), kill, compare);
        new LoadReport(result.figures(), result.usage()).print(out);
        result.away().ifPresent(away -> out.printf("Killed        %s, away for %,d ms%n", victim, away.toMillis()));
        result.alone().ifPresent(alone -> alone.print(out, result.figures().completedPerSecond()));
        CheckerProcess.Verdict verdict = CheckerProcess.run(measurement.log(), addresses, out);
        if (report != null) {
            JsonReport.write(
                    report,
                    result.figures(),
                    result.usage(),
                    result.away().map(away -> Map.entry(String.valueOf(victim), away)),
                    result.alone(),
                    verdict);
        }
        return verdict.clean() && result.figures().asExpected() ? 0 : 1;
    }

    private int deliver(int portBase, PrintWriter out) throws IOException, InterruptedException, SQLException {
        if (victim != null || compare || everyChannel) {
            throw new StackException(
                    "--ask deliveries goes with --rate, --seconds, --warm-up, --dead, --accept-only and --report only.");
        }
        if (dead < 0 || dead >= Cohort.POSTED_TO) {
            throw new StackException("At most %d of %d pharmacies can be dead: the others are measured."
                    .formatted(Cohort.POSTED_TO - 1, Cohort.POSTED_TO));
        }
        DeliveryReport deliveries =
                new DeliveryLoad(portBase, rate, out).run(seconds, warmUp(DeliveryLoad.WARM_UP), dead, acceptOnly);
        deliveries.print(out);
        if (report != null) {
            deliveries.write(report);
        }
        return deliveries.clean() ? 0 : 1;
    }

    private int warmUp(int usual) {
        return warmUp == null ? usual : warmUp;
    }

    private int ask(String name, Addresses addresses, PrintWriter out)
            throws IOException, InterruptedException, SQLException {
        if (victim != null || compare) {
            throw new StackException("--ask goes with --rate, --seconds, --warm-up and --report only.");
        }
        Question question = Question.named(name)
                .orElseThrow(() -> new StackException(
                        "--ask takes one of: %s, %s.".formatted(Question.faces(), DeliveryLoad.FACE)));
        QuestionReport answers = new QuestionRun(addresses, question, rate).run(seconds, warmUp(WARM_UP));
        answers.print(out);
        if (report != null) {
            answers.write(report);
        }
        return answers.asExpected() ? 0 : 1;
    }
}
