package org.scriptline.local.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the pretend pharmacies begin with: the pharmacies, quick ones, and the gateway to which they speak. */
abstract class WithPharmacies {

    static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    FakeGateway gateway;
    SimulatedPharmacies pharmacies;

    @BeforeEach
    void open() throws IOException {
        gateway = new FakeGateway();
        pharmacies = new SimulatedPharmacies(gateway, directory, SimulatedPharmacies.FAST);
    }

    @AfterEach
    void close() {
        pharmacies.close();
        gateway.close();
    }

    /** The same pharmacies again, with the ledger that they had. */
    void restart(SimulatorTiming timing) {
        pharmacies.close();
        pharmacies = new SimulatedPharmacies(gateway, directory, timing);
    }
}
