package org.scriptline.local.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Thirty pretend pharmacies behind one HTTP port, each behaving as its NCPDP ID says. They accept SCRIPT at {@code POST
 * /script/{ncpdpId}}, answer later through the gateway's own {@code POST /script}, and keep a ledger that tests can ask.
 */
public final class PharmacySimulator implements AutoCloseable {

    private static final int BACKLOG = 1024;

    static {
        // The JDK's server otherwise lets Nagle's algorithm hold small answers back for 40 ms.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final Errands errands;
    private final GatewayPoster poster;
    private final Ledger ledger;

    private PharmacySimulator(HttpServer server, Errands errands, GatewayPoster poster, Ledger ledger) {
        this.server = server;
        this.errands = errands;
        this.poster = poster;
        this.ledger = ledger;
    }

    /**
     * Starts on 127.0.0.1 and takes up what an earlier run left unfinished in the same directory.
     *
     * @param port to listen on; 0 takes a free one
     * @param gateway the base address of the pharmacy-gateway, without {@code /script}
     * @param tokenForNcpdpId gives a bearer token whose {@code org} is this NCPDP ID
     * @param ledgerDirectory where the ledger is kept; created if missing
     * @throws UncheckedIOException when the port is taken or the ledger cannot be opened
     */
    public static PharmacySimulator start(
            int port, URI gateway, Function<String, String> tokenForNcpdpId, Path ledgerDirectory) {
        return start(port, gateway, tokenForNcpdpId, ledgerDirectory, SimulatorTiming.REALISTIC);
    }

    /** The same with other times, for tests. */
    public static PharmacySimulator start(
            int port,
            URI gateway,
            Function<String, String> tokenForNcpdpId,
            Path ledgerDirectory,
            SimulatorTiming timing) {
        HttpServer server = listen(port);
        DeskState state = new DeskState();
        Switchboard switchboard = new Switchboard();
        Ledger ledger = Ledger.open(ledgerDirectory, (entry, xml) -> {
            state.restore(entry, xml);
            switchboard.restore(entry);
        });
        Errands errands = new Errands();
        GatewayPoster poster = new GatewayPoster(gateway, new BearerTokens(tokenForNcpdpId), timing, ledger, errands);
        DispensingDesk desk = new DispensingDesk(state, ledger, poster, errands, timing);
        server.setExecutor(errands.executor());
        server.createContext(ScriptEndpoint.PATH, new ScriptEndpoint(desk, switchboard, timing));
        server.createContext(ControlEndpoint.PATH, new ControlEndpoint(switchboard, ledger, new AskingEndpoint(desk)));
        server.createContext(LedgerEndpoint.PATH, new LedgerEndpoint(ledger));
        server.createContext(BenefitEndpoint.PATH, new BenefitEndpoint());
        server.start();
        desk.resume();
        return new PharmacySimulator(server, errands, poster, ledger);
    }

    private static HttpServer listen(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("the pharmacy simulator cannot listen on port " + port, e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops at once. What was decided stands in the ledger and is taken up at the next start. */
    @Override
    public void close() {
        server.stop(0);
        errands.close();
        poster.close();
        ledger.close();
    }
}
