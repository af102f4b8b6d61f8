package org.scriptline.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one process of a stack does, as seen from any other process.
 *
 * @param name as in {@link LocalStack#process}
 * @param state whether it runs and answers
 * @param pid its process id, empty when it does not run
 * @param uptime since it was started, zero when it does not run
 */
public record ProcessStatus(String name, int port, State state, Optional<Long> pid, Duration uptime) {
    /** How a process can be found. */
    public enum State {
        READY("ready"),
        NOT_READY("running, not ready"),
        DOWN("not running");

        private final String words;

        State(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Looks at every process of a stack; none of them needs to run. */
    public static List<ProcessStatus> all(Addresses addresses) {
        Ports ports = addresses.ports();
        List<ProcessStatus> all = new ArrayList<>();
        all.add(of(addresses, "postgres", ports.postgres(), () -> TcpProbe.accepts(ports.postgres())));
        all.add(of(addresses, "kafka", ports.kafka(), () -> TcpProbe.accepts(ports.kafka())));
        all.add(of(addresses, "issuer", ports.issuer(), () -> answers(ports.issuer(), "/jwks")));
        for (String service : Ports.SERVICES) {
            int port = ports.service(service);
            all.add(of(addresses, service, port, () -> answers(port, "/q/health/ready")));
        }
        ProcessStatus probe = of(addresses, ProbePlan.NAME, ports.probe(), () -> answers(ports.probe(), "/metrics"));
        // Most stacks have none: only one that was asked for and has died is missing.
        if (probe.state() != State.DOWN || new PidFile(pid(addresses, ProbePlan.NAME)).exists()) {
            all.add(probe);
        }
        return List.copyOf(all);
    }

    private static Path pid(Addresses addresses, String name) {
        return addresses.directory().run().resolve(name + ".pid");
    }

    private static ProcessStatus of(
            Addresses addresses, String name, int port, java.util.function.BooleanSupplier answers) {
        Optional<ProcessHandle> process = new PidFile(pid(addresses, name)).alive();
        if (process.isEmpty()) {
            return new ProcessStatus(name, port, State.DOWN, Optional.empty(), Duration.ZERO);
        }
        Duration uptime = process.get()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()))
                .orElse(Duration.ZERO);
        State state = answers.getAsBoolean() ? State.READY : State.NOT_READY;
        return new ProcessStatus(name, port, state, process.map(ProcessHandle::pid), uptime);
    }

    private static boolean answers(int port, String path) {
        return HttpProbe.answers(URI.create("http://127.0.0.1:" + port + path));
    }
}
