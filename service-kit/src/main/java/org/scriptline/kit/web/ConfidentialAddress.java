package org.scriptline.kit.web;

import java.net.URI;
import java.util.Set;

/** Addresses on the way to which nobody else reads or changes what is sent: https, and http on this machine itself. */
public final class ConfidentialAddress {

    /** As {@link URI#getHost()} gives them. */
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ConfidentialAddress() {}

    /** Whether it is one; what has no host is none. */
    public static boolean is(URI address) {
        String host = address.getHost();
        return host != null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(host)));
    }
}
