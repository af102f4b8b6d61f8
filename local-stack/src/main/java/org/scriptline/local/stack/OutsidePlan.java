package org.scriptline.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.scriptline.local.outside.OutsideWorld;

/** The token issuer and the pharmacy simulator, in one JVM. */
record OutsidePlan(Addresses addresses, String classpath) implements ProcessPlan {

    /** The pharmacies forget nothing: five minutes at 150 prescriptions a second are a quarter of a million entries. */
    private static final int HEAP_MEGABYTES = 768;

    @Override
    public String name() {
        return "issuer";
    }

    @Override
    public String title() {
        return "Issuer, simulator";
    }

    @Override
    public int port() {
        return addresses.ports().issuer();
    }

    @Override
    public void prepare() {
        Path ledger = addresses.directory().ledger();
        if (!ledger.toFile().isDirectory()) {
            throw new StackException("The ledger's directory " + ledger + " is missing.");
        }
    }

    @Override
    public List<String> command() {
        return JavaCommand.withHeap(HEAP_MEGABYTES)
                .with(
                        // Its cores are those of the services: the second compiler would cost more than it saves.
                        "-XX:TieredStopAtLevel=1",
                        OutsideWorld.class.getName(),
                        Integer.toString(addresses.ports().issuer()),
                        Integer.toString(addresses.ports().simulator()),
                        addresses.service("pharmacy-gateway").toString(),
                        addresses.directory().signingKey().toString(),
                        addresses.directory().ledger().toString(),
                        addresses.directory().partners().toString())
                .words();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("CLASSPATH", classpath);
    }

    @Override
    public boolean ready() {
        return HttpProbe.answers(URI.create(
                        "http://127.0.0.1:%d/jwks".formatted(addresses.ports().issuer())))
                && TcpProbe.accepts(addresses.ports().simulator());
    }

    @Override
    public void complete() {
        // Both answer from their first request on.
    }
}
