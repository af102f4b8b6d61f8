package org.scriptline.local.stack;

import java.util.concurrent.ThreadLocalRandom;

/** Finds a port base that nobody uses, below the range the system takes its own ports from. */
final class FreePorts {
    private static final int ATTEMPTS = 50;

    private FreePorts() {}

    static int base() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int base = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try {
                PortCheck.requireFree(new Ports(base));
                return base;
            } catch (StackException taken) {
                continue;
            }
        }
        throw new IllegalStateException("No free ports");
    }
}
