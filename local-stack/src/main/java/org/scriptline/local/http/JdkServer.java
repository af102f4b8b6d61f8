package org.scriptline.local.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * The JDK's HTTP server, set up before the process opens its first: it reads its settings once. Otherwise it lets Nagle's algorithm hold small answers back for 40 ms; and it closes
 * every connection beyond 200 idle ones right after its answer, when the sender may be writing its next message to it already: after a burst healthy pharmacies would lose some.
 * Whatever opens a server in this process opens it here.
 */
public final class JdkServer {

    static {
        Map.of("sun.net.httpserver.nodelay", "true", "sun.net.httpserver.maxIdleConnections", "100000")
                .forEach((setting, value) -> {
                    if (System.getProperty(setting) == null) {
                        System.setProperty(setting, value);
                    }
                });
    }

    private JdkServer() {}

    /** One that is not started yet. */
    public static HttpServer open(InetSocketAddress address, int backlog) throws IOException {
        return HttpServer.create(address, backlog);
    }
}
