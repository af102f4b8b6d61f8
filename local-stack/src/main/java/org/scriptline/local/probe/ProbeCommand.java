package org.scriptline.local.probe;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.command.StackOption;
import org.scriptline.local.stack.Addresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./erx probe}: one synthetic prescription, or one every minute. Status 1 when the (last) one failed. */
@Command(name = "probe", description = "Sends a synthetic prescription to a test pharmacy and says how long it took.")
public final class ProbeCommand implements Callable<Integer> {

    @Option(names = "--every", paramLabel = "SECONDS", description = "Again and again, until stopped.")
    private @Nullable Integer every;

    @Option(
            names = "--listen",
            paramLabel = "PORT",
            description = "With --every: /metrics for Prometheus and /health on this port.")
    private @Nullable Integer listen;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long it may take (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "prescription-service, when it is not the local stack's.")
    private @Nullable URI url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A bearer token, read again every half hour; needed with --url.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--npi",
            defaultValue = ProbeSettings.NPI,
            description = "The test prescriber (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private String npi;

    @Option(
            names = "--pharmacy",
            paramLabel = "NCPDP-ID",
            defaultValue = ProbeSettings.PHARMACY,
            description = "The test pharmacy (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private String pharmacy;

    @Mixin
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private StackOption stack;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        URI target = url == null ? stack.addresses().service("prescription-service") : url;
        ProbeSettings settings = new ProbeSettings(target, token(), npi, pharmacy, Duration.ofSeconds(patience));
        try (Probe probe = new Probe(settings, Clock.systemUTC())) {
            if (every == null) {
                ProbeResult result = probe.once();
                out.println(result);
                out.flush();
                return result.success() ? 0 : 1;
            }
            return again(probe, Duration.ofSeconds(every), out);
        }
    }

    private int again(Probe probe, Duration pause, PrintWriter out) throws IOException, InterruptedException {
        try (ProbeMonitor monitor = new ProbeMonitor(listen == null ? 0 : listen)) {
            out.printf("metrics and health on port %d%n", monitor.port());
            while (true) {
                long began = System.nanoTime();
                ProbeResult result = probe.once();
                monitor.take(result);
                out.println(result);
                out.flush();
                Thread.sleep(
                        Math.max(0, pause.minusNanos(System.nanoTime() - began).toMillis()));
            }
        }
    }

    private Supplier<String> token() {
        Path file = tokenFile;
        if (file != null) {
            return () -> {
                try {
                    return Files.readString(file).strip();
                } catch (IOException unreadable) {
                    throw new UncheckedIOException("the token file cannot be read", unreadable);
                }
            };
        }
        Addresses addresses = stack.addresses();
        return () -> addresses.tokens().of(ProbeSettings.prescriber(), null);
    }
}
