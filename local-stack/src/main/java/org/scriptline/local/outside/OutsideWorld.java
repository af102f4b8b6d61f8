package org.scriptline.local.outside;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.scriptline.local.issuer.SigningKey;
import org.scriptline.local.issuer.TokenIssuer;
import org.scriptline.local.simulator.PartnerChannels;
import org.scriptline.local.simulator.PharmacySimulator;
import org.scriptline.local.simulator.SimulatorTiming;

/** Starts the token issuer and the pharmacy simulator and stays until it is asked to end. */
public final class OutsideWorld {
    private OutsideWorld() {}

    /** @param arguments issuer port, simulator port, address of pharmacy-gateway, signing key file, ledger directory, directory of the partners' files */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SigningKey key = SigningKey.loadOrCreate(Path.of(arguments[3]));
        TokenIssuer issuer = TokenIssuer.start(Integer.parseInt(arguments[0]), key, Clock.systemUTC());
        PharmacySimulator simulator = PharmacySimulator.start(new PharmacySimulator.Settings(
                Integer.parseInt(arguments[1]),
                URI.create(arguments[2]).resolve("/script"),
                issuer.tokens()::of,
                Path.of(arguments[4]),
                SimulatorTiming.REALISTIC,
                PartnerChannels.demonstration(Path.of(arguments[5]))
                        .reportingTo(URI.create(arguments[2]).resolve("/fhir/Task"))));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            simulator.close();
                            issuer.close();
                        },
                        "close"));
        new CountDownLatch(1).await();
    }
}
