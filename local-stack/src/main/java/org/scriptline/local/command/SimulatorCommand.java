package org.scriptline.local.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.simulator.PartnerChannels;
import org.scriptline.local.simulator.PharmacySimulator;
import org.scriptline.local.simulator.SimulatorTiming;
import org.scriptline.local.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./erx simulator}: the pretend pharmacies alone, for a sender of anybody's. */
@Command(
        name = "simulator",
        description = "Runs the pretend pharmacies alone, for any sender of SCRIPT; see docs/simulator.md.")
public final class SimulatorCommand implements Callable<Integer> {

    private static final String NCPDP_ID = "[0-9]{7}";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8086",
            description =
                    "Where the pharmacies listen on this machine; 0 takes a free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--sender",
            paramLabel = "URL",
            required = true,
            description = "Where your sender takes SCRIPT from pharmacies, an http address with its path.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private URI sender;

    @Option(
            names = "--fhir-sender",
            paramLabel = "URL",
            description = "Where your sender takes FHIR Tasks with what was dispensed, an http address with its path;"
                    + " without it whoever takes Tasks tells its fills by SCRIPT.")
    private @Nullable URI fhirSender;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A bearer token for your sender, or lines of NCPDP-ID=TOKEN; read again every half hour.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--ledger",
            paramLabel = "FOLDER",
            description = "Where the ledger is kept; a restart goes on where it was (default: one that is new).")
    private @Nullable Path ledger;

    @Option(
            names = "--mailbox",
            paramLabel = "ID=RELEASE",
            description = "This pharmacy fetches its messages from your sender by GetMessage, in 2017071 or 2023011.")
    private Map<String, String> mailboxes = new TreeMap<>();

    @Option(
            names = "--files",
            paramLabel = "ID=FOLDER",
            description = "This pharmacy empties outbox in that folder and puts its messages into inbox.")
    private Map<String, Path> folders = new TreeMap<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        check();
        PrintWriter out = spec.commandLine().getOut();
        try (PharmacySimulator simulator = start()) {
            String address = "http://localhost:" + simulator.port();
            out.printf("SCRIPT     %s/script/NCPDP-ID%n", address);
            out.printf("FHIR Task  %s/fhir/NCPDP-ID/Task%n", address);
            out.printf("Behaviours %s/control%n", address);
            out.printf("Ledger     %s/ledger, %s/ledger/summary%n", address, address);
            out.println("Ctrl-C stops it.");
            out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private PharmacySimulator start() {
        return PharmacySimulator.start(new PharmacySimulator.Settings(
                port,
                sender,
                tokens(tokenFile),
                ledgerFolder(ledger),
                SimulatorTiming.REALISTIC,
                new PartnerChannels(mailboxes, folders, fhirSender)));
    }

    private void check() {
        plain("--sender", sender);
        if (fhirSender != null) {
            plain("--fhir-sender", fhirSender);
        }
        if (!mailboxes.keySet().stream().allMatch(id -> id.matches(NCPDP_ID))
                || !folders.keySet().stream().allMatch(id -> id.matches(NCPDP_ID))) {
            throw new StackException("An NCPDP id has seven digits.");
        }
        if (!mailboxes.values().stream().allMatch(release -> release.matches("2017071|2023011"))) {
            throw new StackException("A mailbox asks in 2017071 or 2023011.");
        }
    }

    private static void plain(String option, URI address) {
        if (!"http".equals(address.getScheme()) || address.getHost() == null) {
            throw new StackException(option + " takes an http address: put a proxy before a sender that wants https.");
        }
    }

    private static Path ledgerFolder(@Nullable Path given) {
        try {
            return given == null ? Files.createTempDirectory("scriptline-ledger-") : given;
        } catch (IOException e) {
            throw new UncheckedIOException("no folder can be made for the ledger", e);
        }
    }

    /** By NCPDP ID; a file that holds one token holds it for all, and no file is no token. */
    static Function<String, String> tokens(@Nullable Path file) {
        return ncpdpId -> {
            if (file == null) {
                return "";
            }
            try {
                String text = Files.readString(file).strip();
                Map<String, String> byId = text.lines()
                        .map(line -> line.split("=", 2))
                        .filter(parts -> parts.length == 2 && parts[0].matches(NCPDP_ID))
                        .collect(Collectors.toMap(
                                parts -> parts[0], parts -> parts[1].strip(), (first, again) -> again));
                return byId.isEmpty() ? text : byId.getOrDefault(ncpdpId, "");
            } catch (IOException e) {
                throw new UncheckedIOException("the token file cannot be read", e);
            }
        };
    }
}
