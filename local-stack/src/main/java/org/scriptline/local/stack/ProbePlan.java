package org.scriptline.local.stack;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** The synthetic prescription once a minute, in a process of its own: what it measures it must not share. */
record ProbePlan(Addresses addresses, String repository, String classpath) implements ProcessPlan {
    /** How it is called in commands, pid files and log files. */
    static final String NAME = "probe";

    private static final String MAIN = "org.scriptline.local.Main";
    private static final String EVERY_SECONDS = "60";
    private static final int HEAP_MEGABYTES = 48;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Probe";
    }

    @Override
    public int port() {
        return addresses.ports().probe();
    }

    @Override
    public void prepare() {
        // It needs nothing but an address and a token.
    }

    @Override
    public List<String> command() {
        return JavaCommand.withHeap(HEAP_MEGABYTES)
                .with("-XX:TieredStopAtLevel=1", "-D" + RepositoryRoot.PROPERTY + "=" + repository)
                .with(MAIN, NAME, "--every", EVERY_SECONDS, "--listen", Integer.toString(port()))
                .with("--port-base", Integer.toString(addresses.ports().base()))
                .words();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("CLASSPATH", classpath);
    }

    @Override
    public boolean ready() {
        return HttpProbe.answers(URI.create("http://127.0.0.1:%d/metrics".formatted(port())));
    }

    @Override
    public void complete() {
        // Its first prescription is on its way.
    }
}
