package org.scriptline.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds a port that is taken before anything is started, so that the answer is one sentence and not a stack trace. */
final class PortCheck {
    private PortCheck() {}

    /** @throws StackException naming the first port that is in use */
    static void requireFree(Ports ports) {
        ports.all().forEach((port, user) -> {
            if (!free(port)) {
                throw new StackException(
                        "Port %d, which %s needs, is in use: stop what listens there, or choose other ports with --port-base."
                                .formatted(port, user));
            }
        });
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
