package org.scriptline.local.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;
import org.scriptline.local.http.JdkServer;

/**
 * Pretend pharmacies behind one HTTP port, each behaving as its NCPDP ID says or as it is told. They accept SCRIPT at {@code POST
 * /script/{ncpdpId}} and FHIR Tasks at {@code POST /fhir/{ncpdpId}/Task}, fetch their mailbox, exchange files, answer later through the gateway's own
 * {@code POST /script} and {@code POST /fhir/Task}, and keep a ledger that tests can ask.
 */
public final class PharmacySimulator implements AutoCloseable {

    private static final int BACKLOG = 1024;

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
     * What it starts with.
     *
     * @param port to listen on; 0 takes a free one
     * @param sender where the sender takes SCRIPT, an http address
     * @param tokenForNcpdpId gives a bearer token whose {@code org} is this NCPDP ID; an empty one is not sent
     * @param ledgerDirectory where the ledger is kept; created if missing
     */
    public record Settings(
            int port,
            URI sender,
            Function<String, String> tokenForNcpdpId,
            Path ledgerDirectory,
            SimulatorTiming timing,
            PartnerChannels channels) {}

    /**
     * Starts on 127.0.0.1 and takes up what an earlier run left unfinished in the same directory.
     *
     * @throws UncheckedIOException when the port is taken or the ledger cannot be opened
     */
    public static PharmacySimulator start(Settings settings) {
        HttpServer server = listen(settings.port());
        SimulatorTiming timing = settings.timing();
        PartnerChannels channels = settings.channels();
        Roles roles = new Roles();
        DeskState state = new DeskState(roles);
        Switchboard switchboard = new Switchboard();
        Ledger ledger = Ledger.open(settings.ledgerDirectory(), (entry, xml) -> {
            roles.restore(entry);
            state.restore(entry, xml);
            switchboard.restore(entry);
        });
        Errands errands = new Errands();
        GatewayPoster poster = new GatewayPoster(
                new Sender(settings.sender(), channels.reports()),
                new BearerTokens(settings.tokenForNcpdpId()),
                timing,
                ledger,
                errands);
        FilePoster files = new FilePoster(channels.folders(), timing, ledger, errands);
        DispensingDesk desk = new DispensingDesk(state, ledger, new Messengers(poster, files), roles, errands, timing);
        server.setExecutor(errands.executor());
        server.createContext(ScriptEndpoint.PATH, new ScriptEndpoint(desk, switchboard, roles, timing));
        server.createContext(TaskEndpoint.PATH, new TaskEndpoint(desk, ledger, switchboard, roles, timing));
        server.createContext(
                ControlEndpoint.PATH, new ControlEndpoint(switchboard, roles, ledger, new AskingEndpoint(desk)));
        server.createContext(LedgerEndpoint.PATH, new LedgerEndpoint(ledger));
        server.createContext(BenefitEndpoint.PATH, new BenefitEndpoint());
        server.start();
        desk.resume();
        MailboxRounds mailboxes = new MailboxRounds(desk, poster, switchboard, roles, errands, timing);
        channels.mailboxes().forEach(mailboxes::begin);
        FileRounds folders = new FileRounds(desk, files, switchboard, roles, errands, timing);
        channels.folders().entrySet().forEach(folders::begin);
        return new PharmacySimulator(server, errands, poster, ledger);
    }

    private static HttpServer listen(int port) {
        try {
            return JdkServer.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
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
