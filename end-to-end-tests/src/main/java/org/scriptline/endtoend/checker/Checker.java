package org.scriptline.endtoend.checker;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.Ports;
import org.scriptline.local.stack.StackDirectory;

/** Looks at a stack after a run until everything has settled, and gives its verdict. */
public final class Checker {

    /** After a fault has ended everything must have settled within this. */
    public static final Duration SETTLING_TIME = Duration.ofSeconds(60);

    /** Kafka's client tells its whole configuration at every look. */
    private static final Logger KAFKA_CLIENT = Logger.getLogger("org.apache.kafka");

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final EvidenceReader evidence;

    /** @param clientLog the operation log of the client */
    public Checker(Path clientLog, Addresses addresses) {
        this.evidence = new EvidenceReader(clientLog, addresses);
    }

    /**
     * Looks again until the verdict is clean.
     *
     * @param patience after which the last verdict is given, clean or not
     */
    public Verdict check(Duration patience) throws SQLException, IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Verdict verdict = Verdict.of(evidence.read());
            if (verdict.clean() || System.nanoTime() > deadline) {
                return verdict;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /**
     * Prints the verdict on a running stack; the exit status is 0 when it is clean, else 1.
     *
     * @param arguments the client's log, the stack's port base and its data directory
     */
    public static void main(String[] arguments) throws SQLException, IOException, InterruptedException {
        KAFKA_CLIENT.setLevel(Level.OFF);
        if (arguments.length != 3) {
            throw new IllegalArgumentException("three arguments: CLIENT-LOG PORT-BASE DATA-DIRECTORY");
        }
        Addresses addresses =
                new Addresses(new Ports(Integer.parseInt(arguments[1])), new StackDirectory(Path.of(arguments[2])));
        Verdict verdict = new Checker(Path.of(arguments[0]), addresses).check(SETTLING_TIME);
        verdict.print(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        System.exit(verdict.clean() ? 0 : 1);
    }
}
